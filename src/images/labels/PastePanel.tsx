import { useId, useState } from 'react'
import { readPasted } from '../../compute/labelRows.ts'
import styles from './LabelRows.module.css'

interface PastePanelProps {
  onPairs(pairs: [key: string, value: string][]): void
  onClose(): void
}

/** Takes many labels at a time, as lines or JSON; what cannot be read stays in the field, with the reason. */
export function PastePanel({ onPairs, onClose }: PastePanelProps) {
  const id = useId()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)

  function apply() {
    const read = readPasted(text)
    if (typeof read === 'string') return setProblem(read)
    onPairs(read)
    onClose()
  }

  return (
    <div className={styles['paste']}>
      <label htmlFor={id}>Labels as key=value lines, or as JSON</label>
      <textarea
        id={id}
        className="field mono"
        value={text}
        spellCheck={false}
        placeholder={'env=prod\nteam=web'}
        aria-invalid={problem !== null}
        aria-describedby={`${id}-note`}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it has just been asked for
        autoFocus
        onChange={(event) => {
          setText(event.target.value)
          setProblem(null)
        }}
      />
      <div id={`${id}-note`} className={problem === null ? 'muted' : styles['problem']}>
        {problem ?? 'A key that is there already gets the new value.'}
      </div>
      <div className={styles['buttons']}>
        <button type="button" className="button small" onClick={apply}>
          Add these
        </button>
        <button type="button" className="button small quiet" onClick={onClose}>
          Cancel
        </button>
      </div>
    </div>
  )
}
