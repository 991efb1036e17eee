import type { LabelConflict } from '../../compute/changes/labelMerge.ts'
import { labelValueProblem } from '../../compute/labels.ts'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { visible } from '../../text/visible.ts'
import styles from './ClashDialog.module.css'

/** How a clash is resolved; the typed text is kept while a side is chosen. */
export interface Choice {
  side: 'mine' | 'theirs' | 'other'
  text: string
}

interface ClashRowProps {
  conflict: LabelConflict
  choice: Choice | undefined
  disabled: boolean
  onChoose(choice: Choice): void
}

/** One clashing label: its value before, mine, theirs, or another value to type. */
export function ClashRow({ conflict, choice, disabled, onChoose }: ClashRowProps) {
  const { key, base, mine, theirs } = conflict
  const text = choice?.text ?? ''
  const problem = choice?.side === 'other' ? labelValueProblem(text) : null
  return (
    <div className={styles['row']}>
      <RadioGroup<Choice['side']>
        legend={
          <>
            <span className="mono">{visible(key)}</span>{' '}
            <span className={styles['before']}>
              before: <Value value={base} />
            </span>
          </>
        }
        choices={[
          ['mine', 'Mine', <Value key="mine" value={mine} />],
          ['theirs', 'Theirs', <Value key="theirs" value={theirs} />],
          ['other', 'Another value'],
        ]}
        value={choice?.side ?? null}
        onChange={(side) => !disabled && onChoose({ side, text })}
      />
      <TextField
        label={`Another value of ${visible(key)}`}
        mono
        keepsRoom
        value={text}
        problem={problem ?? undefined}
        readOnly={disabled}
        onChange={(event) => onChoose({ side: 'other', text: event.target.value })}
      />
    </div>
  )
}

function Value({ value }: { value: string | undefined }) {
  if (value === undefined) return <em className="muted">no such label</em>
  if (value === '') return <em className="muted">empty</em>
  return <span className={`mono ${styles['value']}`}>{visible(value)}</span>
}
