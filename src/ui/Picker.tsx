import { mdiMenuDown } from '@mdi/js'
import Popper, { type PopperProps } from '@mui/material/Popper'
import {
  useDeferredValue,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react'
import { count } from '../text/count.ts'
import type { ControlProps } from './Field.tsx'
import { Icon } from './Icon.tsx'
import styles from './Picker.module.css'
import { fittingOptions, rowsInView, type PickerOption } from './pickerOptions.ts'

interface PickerProps {
  control: ControlProps
  /** Name of the list of options: “Disks”. */
  listLabel: string
  /** The text of the field: any text, not only an option's. */
  value: string
  options: readonly PickerOption[]
  onChange(value: string): void
  onBlur?: () => void
  /** As react-hook-form provides it. */
  ref?: (input: HTMLInputElement | null) => void
  placeholder?: string
  /** Shows its text and can't be edited. */
  readOnly?: boolean
  /** Shown below the options: that more are coming, or why there are none. */
  note?: ReactNode
}

const ROW = 44
const HEIGHT = 264
/** Floats above any scrolling container. */
const FLOATS: NonNullable<PopperProps['popperOptions']> = {
  strategy: 'fixed',
  modifiers: [{ name: 'offset', options: { offset: [0, 4] } }],
}

/**
 * A text field with suggested options, possibly very many. Any text may be typed: the options help,
 * they don't restrict. Arrows move, Enter chooses, Escape closes and keeps what was typed. Our own,
 * because MUI's Autocomplete renders all of 10,000 options, and this one only those in view.
 */
export function Picker(props: PickerProps) {
  const { control, listLabel, value, options, onChange, onBlur, placeholder } = props
  const { readOnly = false } = props
  const [open, setOpen] = useState(false)
  // null: nothing typed since the field got focus, so everything is offered.
  const [typed, setTyped] = useState<string | null>(null)
  const [active, setActive] = useState(-1)
  const input = useRef<HTMLInputElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const deferred = useDeferredValue(typed)
  const fitting = useMemo(() => fittingOptions(options, deferred), [options, deferred])
  const listId = `${control.id}-list`

  function show(text: string | null) {
    if (readOnly) return
    setWidth(frame.current?.offsetWidth ?? 0)
    setTyped(text)
    setActive(text === null ? options.findIndex((option) => option.value === value) : -1)
    setOpen(true)
  }

  function close() {
    setOpen(false)
    setActive(-1)
    setTyped(null)
  }

  function choose(option: PickerOption | undefined) {
    if (!option || option.disabledReason !== undefined) return
    onChange(option.value)
    close()
  }

  function onKeyDown(event: KeyboardEvent) {
    const move = MOVES[event.key]
    if (move && (open || event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault()
      if (!open) return show(null)
      return setActive(move(active, fitting.length))
    }
    if (!open) return
    if (event.key === 'Escape') {
      event.stopPropagation()
      close()
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (active >= 0) choose(fitting[active])
      else close()
    }
  }

  return (
    <div
      ref={frame}
      className={styles['picker']}
      onBlur={(event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return
        close()
        onBlur?.()
      }}
    >
      <input
        {...control}
        ref={(element) => {
          input.current = element
          props.ref?.(element)
        }}
        className={`field mono ${styles['input']}`}
        role="combobox"
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={open && active >= 0 ? `${listId}-${active}` : undefined}
        value={value}
        readOnly={readOnly}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        onClick={() => !open && show(null)}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          onChange(event.target.value)
          show(event.target.value)
        }}
      />
      <button
        type="button"
        className={styles['toggle']}
        tabIndex={-1}
        aria-hidden="true"
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => {
          input.current?.focus()
          if (open) close()
          else show(null)
        }}
      >
        <Icon path={mdiMenuDown} />
      </button>
      {open && (
        <Popper
          open
          disablePortal
          anchorEl={() => frame.current ?? document.body}
          placement="bottom-start"
          popperOptions={FLOATS}
          className={styles['popup']}
          style={{ width }}
          // Keeps the focus in the field.
          onMouseDown={(event) => event.preventDefault()}
        >
          <Options
            id={listId}
            label={listLabel}
            options={fitting}
            active={active}
            chosen={value}
            onChoose={choose}
          />
          {fitting.length === 0 && options.length > 0 && (
            <div className={styles['note']}>
              None of {count(options.length)} matches. Your text is used as is.
            </div>
          )}
          {props.note && <div className={styles['note']}>{props.note}</div>}
        </Popper>
      )}
    </div>
  )
}

const MOVES: Record<string, ((active: number, count: number) => number) | undefined> = {
  ArrowDown: (active, count) => (active + 1 >= count ? Math.min(0, count - 1) : active + 1),
  ArrowUp: (active, count) => (active <= 0 ? count - 1 : active - 1),
  PageDown: (active, count) => Math.min(count - 1, active + 6),
  PageUp: (active) => Math.max(0, active - 6),
}

interface OptionsProps {
  id: string
  label: string
  options: readonly PickerOption[]
  active: number
  chosen: string
  onChoose(option: PickerOption): void
}

function Options({ id, label, options, active, chosen, onChoose }: OptionsProps) {
  const [scrollTop, setScrollTop] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => reveal(list.current, active), [active])
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label={label}
      // Browsers put what scrolls into the tab order: Tab would leave the field for the list.
      tabIndex={-1}
      className={styles['list']}
      onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
    >
      <div role="presentation" style={{ height: options.length * ROW }} />
      {rowsInView(options.length, scrollTop, HEIGHT, ROW, active).map((index) => {
        const option = options[index]
        return (
          option && (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the field has the focus and the keys
            <div
              key={option.value}
              id={`${id}-${index}`}
              role="option"
              aria-selected={option.value === chosen}
              aria-disabled={option.disabledReason !== undefined}
              aria-setsize={options.length}
              aria-posinset={index + 1}
              className={`${styles['option']} ${index === active ? styles['active'] : ''}`}
              style={{ top: index * ROW }}
              onClick={() => onChoose(option)}
            >
              <span className={`mono ${styles['line']}`}>{option.label}</span>
              <span className={`${styles['line']} ${styles['detail']}`}>
                {[option.disabledReason, option.detail].filter(Boolean).join(' · ')}
              </span>
            </div>
          )
        )
      })}
    </div>
  )
}

function reveal(list: HTMLElement | null, index: number): void {
  if (!list || index < 0) return
  const top = index * ROW
  if (top < list.scrollTop) list.scrollTop = top
  else if (top + ROW > list.scrollTop + HEIGHT) list.scrollTop = top + ROW - HEIGHT
}
