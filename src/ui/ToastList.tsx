import { mdiAlertCircleOutline, mdiCheckCircleOutline, mdiClose } from '@mdi/js'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { Icon } from './Icon.tsx'
import { SafeText } from './SafeText.tsx'
import styles from './ToastList.module.css'
import { dismissToast, keepToast, type Toast } from './toasts.ts'
import { useHidden } from './useHidden.ts'

/** The most shown at once; the rest waits. */
const SHOWN = 3
const STAYS = 6000
const DIALOG = '[role="dialog"][aria-modal="true"]'
/** Long enough to read, decide and get there by keyboard. */
const STAYS_WITH_ACTION = 20_000

/**
 * The toasts that fit. F8 moves to the newest; they stay while the pointer or the focus is on them.
 * Our own, because the usual libraries inject style text, which the content security policy
 * refuses.
 */
export function ToastList({ toasts }: { toasts: readonly Toast[] }) {
  const list = useRef<HTMLOListElement>(null)
  const cameFrom = useRef<Element | null>(null)
  const [held, setHeld] = useState(false)
  const hidden = useHidden()

  // On a phone, a dialog makes room for those above it: they would cover its title.
  useEffect(() => {
    const { style } = document.documentElement
    const size = new ResizeObserver(([entry]) =>
      style.setProperty('--toasts', `${entry?.contentRect.height ?? 0}px`),
    )
    if (list.current) size.observe(list.current)
    return () => {
      size.disconnect()
      style.removeProperty('--toasts')
    }
  }, [])

  useEffect(() => {
    const reach = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'F8') return
      event.preventDefault()
      cameFrom.current = document.activeElement
      list.current?.querySelector<HTMLElement>('li:last-child button')?.focus()
    }
    addEventListener('keydown', reach)
    return () => removeEventListener('keydown', reach)
  }, [])

  /** Removes a toast; if it had the focus, that moves to the next one or back to where it was. */
  const dismiss = (toast: Toast) => {
    const inside = list.current?.contains(document.activeElement)
    const next = toasts.slice(0, SHOWN).findLast((each) => each.id !== toast.id)
    dismissToast(toast.id)
    if (!inside) return
    setHeld(false)
    const target = next
      ? list.current?.querySelector<HTMLElement>(`[data-toast="${next.id}"] button`)
      : cameFrom.current
    if (target instanceof HTMLElement) target.focus()
  }

  return (
    <section className={styles['region']} aria-label="Notifications, F8">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- only listens for what happens on the buttons inside */}
      <ol
        ref={list}
        className={styles['list']}
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
        onFocus={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) {
            cameFrom.current = event.relatedTarget ?? cameFrom.current
          }
          setHeld(true)
        }}
        onBlur={() => setHeld(false)}
      >
        {toasts.slice(0, SHOWN).map((toast) => (
          <Item
            key={toast.id}
            toast={toast}
            waits={held || hidden}
            onDismiss={() => dismiss(toast)}
          />
        ))}
      </ol>
    </section>
  )
}

interface ItemProps {
  toast: Toast
  /** Its timer is paused. */
  waits: boolean
  onDismiss(): void
}

function Item({ toast, waits, onDismiss }: ItemProps) {
  const { id, message, tone = 'good', action, content, kept = false } = toast
  const stays = (action ?? content) ? STAYS_WITH_ACTION : STAYS
  const left = useRef(stays)
  const item = useRef<HTMLLIElement>(null)
  useEffect(() => {
    // One that arrives while a dialog is open shows above it: the dialog itself may be saying it.
    if (document.querySelector(DIALOG)) item.current?.setAttribute('data-above', '')
  }, [])
  useEffect(() => {
    if (waits || kept) return
    const began = Date.now()
    const end = () => {
      if (item.current?.checkVisibility({ visibilityProperty: true })) dismissToast(id)
      else timer = setTimeout(end, stays)
    }
    let timer = setTimeout(end, left.current)
    return () => {
      clearTimeout(timer)
      left.current -= Date.now() - began
    }
  }, [id, waits, kept, stays])

  const onKeyDown = (event: KeyboardEvent) => {
    // A dialog opened from the toast isn't part of its list item.
    if (event.key !== 'Escape' || !event.currentTarget.contains(event.target as Node)) return
    event.stopPropagation()
    onDismiss()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape works from the buttons inside; the item itself is not reached
    <li
      ref={item}
      className={`${styles['toast']} ${styles[tone]} ${content ? styles['more'] : ''}`}
      data-toast={id}
      onKeyDown={onKeyDown}
    >
      <Icon path={tone === 'good' ? mdiCheckCircleOutline : mdiAlertCircleOutline} />
      {content ? (
        content({ keep: (tone) => keepToast(id, tone), dismiss: onDismiss })
      ) : (
        <span className={styles['text']}>
          <SafeText text={message} />
        </span>
      )}
      {action && (
        <button
          type="button"
          className="button small"
          onClick={() => {
            onDismiss()
            action.run()
          }}
        >
          {action.label}
        </button>
      )}
      <button
        type="button"
        className="button quiet small square"
        aria-label="Dismiss"
        onClick={onDismiss}
      >
        <Icon path={mdiClose} size={16} />
      </button>
    </li>
  )
}
