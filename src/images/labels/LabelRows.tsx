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
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { LabelRow } from './LabelRow.tsx'
import styles from './LabelRows.module.css'
import { PastePanel } from './PastePanel.tsx'

interface LabelRowsProps {
  rows: readonly Row[]
  onChange(rows: Row[]): void
  suggestions: LabelSuggestions
  /** The text in the paste panel, which is part of the edit. */
  pasted: string
  /** What is wrong with it, once it is used. */
  pastedProblem: string | undefined
  onPasted(text: string): void
  /** The labels before the edit; differences are marked. */
  base?: Readonly<Labels>
  /** Read-only while saving. */
  disabled?: boolean
}

/**
 * Edits labels as rows of key and value, validated while typing. Several can be pasted at once,
 * into their own panel or straight into a key.
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
  const saving = disabled ? 'Saving…' : undefined

  /** Once React has rendered: the key of a new row, or what took the place of what is gone. */
  const focusLater = (selector: string) =>
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(selector)?.focus())

  function add() {
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
        <Button
          small
          data-add
          reason={saving ?? (full ? `An image has at most ${MAX_LABELS} labels.` : undefined)}
          onClick={add}
        >
          <Icon path={mdiPlus} size={16} />
          Add label
        </Button>
        <Button
          small
          look="quiet"
          data-paste
          aria-expanded={pasting}
          reason={saving}
          onClick={() => setOpened(!opened)}
        >
          Paste many…
        </Button>
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
            focusLater('button[data-paste]')
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
