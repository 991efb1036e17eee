import { mdiClose } from '@mdi/js'
import { useMemo } from 'react'
import type { LabelRow as Row, LabelSuggestions, RowProblem } from '../../compute/labelRows.ts'
import type { ControlProps } from '../../ui/Field.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Picker } from '../../ui/Picker.tsx'
import { visible } from '../../text/visible.ts'
import styles from './LabelRows.module.css'

interface LabelRowProps {
  /** Prefix for the ids of the row's elements, unique in the page. */
  id: string
  row: Row
  /** Counted from 1. */
  number: number
  problem: RowProblem
  suggestions: LabelSuggestions
  /** What differs from the saved labels: the whole label, or its value. */
  changed: 'key' | 'value' | undefined
  disabled: boolean
  onChange(row: Row): void
  onRemove(): void
}

/** One label: its key, its value, and what is wrong with either. */
export function LabelRow(props: LabelRowProps) {
  const { id, row, number, problem, suggestions, disabled, onChange, onRemove } = props
  const keys = useMemo(() => optionsOf(suggestions.keys()), [suggestions])
  const values = useMemo(() => optionsOf(suggestions.get(row.key) ?? []), [suggestions, row.key])
  const name = row.key === '' ? `label ${number}` : `label ${visible(row.key)}`
  const message = [problem.key && `Key: ${problem.key}`, problem.value && `Value: ${problem.value}`]
    .filter(Boolean)
    .join(' ')

  const control = (part: 'key' | 'value'): ControlProps => ({
    id: `${id}-${part}`,
    'aria-label': `${part === 'key' ? 'Key' : 'Value'} of label ${number}`,
    'aria-invalid': problem[part] !== undefined,
    'aria-describedby': problem[part] === undefined ? undefined : `${id}-note`,
  })
  return (
    <div role="group" aria-label={`Label ${number}`} data-changed={props.changed}>
      <div className={styles['row']}>
        <Picker
          control={control('key')}
          listLabel="Keys in use"
          value={row.key}
          options={keys}
          readOnly={disabled}
          placeholder="key"
          onChange={(key) => onChange({ ...row, key })}
        />
        <Picker
          control={control('value')}
          listLabel="Values in use"
          value={row.value}
          options={values}
          readOnly={disabled}
          placeholder="value"
          onChange={(value) => onChange({ ...row, value })}
        />
        <IconButton
          label={`Remove ${name}`}
          icon={mdiClose}
          reason={disabled ? 'Saving…' : undefined}
          onClick={onRemove}
        />
      </div>
      {message && (
        <div id={`${id}-note`} className={styles['problem']}>
          {visible(message)}
        </div>
      )}
    </div>
  )
}

/** An empty value would be an invisible suggestion. */
const optionsOf = (texts: Iterable<string>) =>
  [...texts].filter((text) => text !== '').map((text) => ({ value: text, label: visible(text) }))
