import { useId } from 'react'
import type { LabelConflict } from '../../compute/changes/labelMerge.ts'
import { labelValueProblem } from '../../compute/labels.ts'
import { visible } from '../../text/visible.ts'
import styles from './ClashDialog.module.css'

/** How a clash is decided; the text is kept also while another side is chosen. */
export interface Choice {
  side: 'mine' | 'theirs' | 'anew'
  text: string
}

interface ClashRowProps {
  conflict: LabelConflict
  choice: Choice | undefined
  disabled: boolean
  onChoose(choice: Choice): void
}

/** One label that clashes: what it was, mine and theirs side by side, and a value typed anew. */
export function ClashRow({ conflict, choice, disabled, onChoose }: ClashRowProps) {
  const id = useId()
  const { key, base, mine, theirs } = conflict
  const text = choice?.text ?? ''
  const problem = choice?.side === 'anew' ? labelValueProblem(text) : null

  const side = (name: 'mine' | 'theirs', label: string, value: string | undefined) => (
    <label className={styles['side']}>
      <span>
        <input
          type="radio"
          name={id}
          checked={choice?.side === name}
          disabled={disabled}
          onChange={() => onChoose({ side: name, text })}
        />{' '}
        {label}
      </span>
      <Value value={value} />
    </label>
  )
  return (
    <fieldset className={styles['row']}>
      <legend className="mono">{visible(key)}</legend>
      <div className={styles['sides']}>
        <div className={styles['side']}>
          <span className="muted">Before</span>
          <Value value={base} />
        </div>
        {side('mine', 'Mine', mine)}
        {side('theirs', 'Theirs', theirs)}
        <div className={styles['side']}>
          <label>
            <input
              type="radio"
              name={id}
              checked={choice?.side === 'anew'}
              disabled={disabled}
              onChange={() => onChoose({ side: 'anew', text })}
            />{' '}
            Another value
          </label>
          <input
            className={`field mono ${styles['anew']}`}
            aria-label={`Another value of ${visible(key)}`}
            aria-invalid={problem !== null}
            aria-describedby={problem === null ? undefined : `${id}-problem`}
            value={text}
            readOnly={disabled}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => onChoose({ side: 'anew', text: event.target.value })}
          />
        </div>
      </div>
      {problem !== null && (
        <p id={`${id}-problem`} className={styles['problem']}>
          {problem}
        </p>
      )}
    </fieldset>
  )
}

function Value({ value }: { value: string | undefined }) {
  if (value === undefined) return <em className="muted">no such label</em>
  if (value === '') return <em className="muted">empty</em>
  return <span className={`mono ${styles['value']}`}>{visible(value)}</span>
}
