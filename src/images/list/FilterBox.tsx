import { mdiClose } from '@mdi/js'
import { useRef, type KeyboardEvent } from 'react'
import { Icon } from '../../ui/Icon.tsx'
import { currentRow } from '../parts/catchFocus.ts'
import styles from './Toolbar.module.css'

interface FilterBoxProps {
  text: string
  onText(text: string): void
  /** Typing has finished for now: Enter was pressed, or the focus has left. */
  onDone(): void
}

/** The box for words that images must contain. */
export function FilterBox({ text, onText, onDone }: FilterBoxProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <div role="search" className={styles['box']}>
      <input
        ref={input}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        className={`field ${styles['field']}`}
        aria-label="Filter images"
        placeholder="Filter by name, family, label…"
        title="Words; key=value or key= for labels; use:none, age>90d, breaks:any"
        spellCheck={false}
        autoComplete="off"
        value={text}
        onChange={(event) => onText(event.target.value)}
        onBlur={onDone}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onDone()
          if (event.key === 'Escape') onText('')
          if (event.key === 'ArrowDown') toRows(event)
        }}
      />
      {text !== '' && (
        <button
          type="button"
          className={`button quiet small square ${styles['clear']}`}
          aria-label="Clear the filter"
          onClick={() => {
            onText('')
            input.current?.focus()
          }}
        >
          <Icon path={mdiClose} size={16} />
        </button>
      )}
    </div>
  )
}

/** To what was found, without a Tab for each control in between. */
function toRows(event: KeyboardEvent): void {
  const row = currentRow()
  if (!row) return
  event.preventDefault()
  row.focus()
}
