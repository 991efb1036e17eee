import { mdiPlus } from '@mdi/js'
import { useId, useRef, useState, type ClipboardEvent } from 'react'
import {
  isBlank,
  nextRowId,
  readPasted,
  rowProblems,
  withPairs,
  type LabelRow as Row,
  type LabelSuggestions,
} from '../../compute/labelRows.ts'
import { MAX_LABELS } from '../../compute/labels.ts'
import type { Labels } from '../../compute/schema.ts'
import { Icon } from '../../ui/Icon.tsx'
import { LabelRow } from './LabelRow.tsx'
import styles from './LabelRows.module.css'
import { PastePanel } from './PastePanel.tsx'

interface LabelRowsProps {
  rows: readonly Row[]
  onChange(rows: Row[]): void
  suggestions: LabelSuggestions
  /** What stands in the panel into which many are pasted: it is part of the edit. */
  pasted: string
  /** What is wrong with that, once it is to be taken. */
  pastedProblem?: string | undefined
  onPasted(text: string): void
  /** The labels before the edit: what differs from them is marked. */
  base?: Readonly<Labels>
  /** While they are being saved, or may not be changed: shown, and not to be edited. */
  disabled?: boolean
}

/**
 * Edits labels as rows of key and value; rules are checked while typing. Several at a time can be
 * pasted, into a panel of their own or straight into a key.
 */
export function LabelRows(props: LabelRowsProps) {
  const { rows, onChange, suggestions, pasted, onPasted, base, disabled = false } = props
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const [opened, setOpened] = useState(false)
  const pasting = opened || pasted !== ''
  const problems = rowProblems(rows)
  const count = rows.filter((row) => !isBlank(row)).length
  const full = rows.length >= MAX_LABELS

  /** After React has drawn the rows: the key of a new row, or what stands in a removed one's place. */
  const focusLater = (selector: string) =>
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(selector)?.focus())

  function add() {
    if (disabled || full) return
    const row = { id: nextRowId(rows), key: '', value: '' }
    onChange([...rows, row])
    focusLater(`[id="${id}-${row.id}-key"]`)
  }

  function remove(index: number) {
    const rest = rows.filter((_, at) => at !== index)
    const next = rest[index] ?? rest[index - 1]
    onChange(rest)
    focusLater(next ? `[id="${id}-${next.id}-key"]` : 'button[data-add]')
  }

  function paste(event: ClipboardEvent<HTMLElement>) {
    const text = event.clipboardData.getData('text')
    const target = event.target
    if (disabled || !(target instanceof HTMLElement) || !target.id.endsWith('-key')) return
    if (!/[=\n{]/.test(text.trim())) return
    const read = readPasted(text)
    if (typeof read === 'string') return
    event.preventDefault()
    onChange(withPairs(rows, read))
  }

  return (
    <div ref={list} className={styles['rows']} onPaste={paste}>
      {rows.map((row, index) => (
        <LabelRow
          key={row.id}
          id={`${id}-${row.id}`}
          row={row}
          number={index + 1}
          problem={problems[index] ?? {}}
          suggestions={suggestions}
          changed={base && changeOf(row, base)}
          disabled={disabled}
          onChange={(changed) => onChange(rows.map((old) => (old.id === row.id ? changed : old)))}
          onRemove={() => remove(index)}
        />
      ))}
      <div className={styles['buttons']}>
        <button
          type="button"
          data-add
          className="button small"
          aria-disabled={disabled || full}
          title={full ? `An image has at most ${MAX_LABELS} labels.` : undefined}
          onClick={add}
        >
          <Icon path={mdiPlus} size={16} />
          Add label
        </button>
        <button
          type="button"
          className="button small quiet"
          aria-disabled={disabled}
          aria-expanded={pasting}
          onClick={() => !disabled && setOpened(!opened)}
        >
          Paste many…
        </button>
        {count > 0 && (
          <span className={`muted ${styles['count']}`}>
            {count} of {MAX_LABELS}
          </span>
        )}
      </div>
      {pasting && (
        <PastePanel
          text={pasted}
          problem={props.pastedProblem}
          disabled={disabled}
          onText={onPasted}
          onPairs={(pairs) => onChange(withPairs(rows, pairs))}
          onClose={() => {
            setOpened(false)
            onPasted('')
          }}
        />
      )}
    </div>
  )
}

function changeOf({ key, value }: Row, base: Readonly<Labels>): 'key' | 'value' | undefined {
  if (!Object.hasOwn(base, key)) return 'key'
  return base[key] === value ? undefined : 'value'
}
