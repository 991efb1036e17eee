import { useId, useState } from 'react'
import { readPasted } from '../../compute/labelRows.ts'
import { toast } from '../../ui/toasts.ts'
import styles from './LabelRows.module.css'

interface PastePanelProps {
  text: string
  /** Why the text cannot be taken, when something was to be done with it. */
  problem: string | undefined
  disabled: boolean
  onText(text: string): void
  onPairs(pairs: [key: string, value: string][]): void
  onClose(): void
}

/** Takes many labels at a time, as lines or JSON; what cannot be read stays in the field, with the reason. */
export function PastePanel(props: PastePanelProps) {
  const { text, disabled, onText, onPairs, onClose } = props
  const id = useId()
  const [wrong, setWrong] = useState<string>()
  const problem = wrong ?? props.problem

  function apply() {
    const read = readPasted(text)
    if (typeof read === 'string') return setWrong(read)
    onPairs(read)
    onClose()
  }

  function cancel() {
    onClose()
    if (text.trim() === '') return
    const action = { label: 'Bring back', run: () => onText(text) }
    toast({ message: 'Pasted labels discarded.', action, here: true })
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
        readOnly={disabled}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-note`}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it has just been asked for
        autoFocus
        onChange={(event) => {
          onText(event.target.value)
          setWrong(undefined)
        }}
      />
      <div id={`${id}-note`} className={problem === undefined ? 'muted' : styles['problem']}>
        {problem ?? 'A key that is there already gets the new value.'}
      </div>
      <div className={styles['buttons']}>
        <button
          type="button"
          className="button small"
          aria-disabled={disabled}
          onClick={() => !disabled && apply()}
        >
          Add these
        </button>
        <button
          type="button"
          className="button small quiet"
          aria-disabled={disabled}
          onClick={() => !disabled && cancel()}
        >
          Cancel
        </button>
      </div>
    </div>
  )
}
