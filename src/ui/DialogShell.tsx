import Dialog from '@mui/material/Dialog'
import { useId, type FocusEvent, type FormEvent, type ReactNode } from 'react'
import styles from './DialogShell.module.css'
import { MuiTheme } from './MuiTheme.tsx'
import { useOpeningKey } from './useOpeningKey.ts'

/** The content of a dialog that has inputs and affects something. */
interface Halves {
  /** The inputs: on the right; on a phone, first. */
  set: ReactNode
  /** What is affected: on the left. */
  affected: ReactNode
  /** The consequences: above that; on a phone, or zoomed in, always in view above the buttons. */
  consequences: ReactNode
}

interface DialogShellProps {
  title: ReactNode
  onClose(): void
  /** The content of a small dialog. */
  children?: ReactNode
  /** The content of a large one, which has a fixed size. */
  halves?: Halves
  /** Makes it large also without halves; `low` if it has little to show. */
  large?: boolean | 'low'
  actions: ReactNode
  /** Escape and a click outside do nothing, because something typed would be lost. */
  keepOpen?: boolean
  /** Makes the dialog a form; called when it is submitted, by its `submit` button or Enter in a field. */
  onSubmit?(): void
}

/**
 * The one dialog: titled, traps focus and returns it, closed by Escape unless work would be lost,
 * and immune to the key that opened it. It is anchored at the top; its head and foot are fixed, its
 * content scrolls.
 */
export function DialogShell(props: DialogShellProps) {
  const { title, onClose, children, halves, actions, keepOpen = false, onSubmit } = props
  const { large = halves !== undefined } = props
  const titleId = useId()
  const openingKey = useOpeningKey()
  const Shell = onSubmit ? 'form' : 'div'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // React bubbles events through portals: this dialog may be opened from another one's form.
    event.stopPropagation()
    onSubmit?.()
  }
  return (
    <MuiTheme>
      <Dialog
        open
        fullWidth
        maxWidth={large === 'low' ? 'md' : large ? 'lg' : 'sm'}
        aria-labelledby={titleId}
        {...openingKey}
        onFocus={intoDialog}
        onClose={() => {
          if (!keepOpen) onClose()
        }}
      >
        <Shell
          className={styles['shell']}
          {...(onSubmit && { onSubmit: submit, noValidate: true })}
        >
          <h2 id={titleId} className={styles['title']}>
            {title}
          </h2>
          {halves ? (
            <div className={styles['halves']}>
              <div className={styles['set']}>{halves.set}</div>
              <div className={styles['left']}>
                <div className={styles['affected']}>{halves.affected}</div>
                <div className={styles['consequences']}>{halves.consequences}</div>
              </div>
            </div>
          ) : (
            <div className={styles['body']}>{children}</div>
          )}
          <div className={styles['actions']}>{actions}</div>
        </Shell>
      </Dialog>
    </MuiTheme>
  )
}

/** A focused button that went leaves the focus to what is around the dialog, which says nothing of it. */
function intoDialog({ target, currentTarget }: FocusEvent<HTMLElement>): void {
  // Other dialogs, in portals of their own, do this themselves.
  if (target.role !== 'presentation' || !currentTarget.contains(target)) return
  currentTarget.querySelector<HTMLElement>('[role="dialog"]')?.focus()
}
