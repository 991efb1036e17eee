import { useState } from 'react'
import { readPasted } from '../../compute/labelRows.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { offerBack } from '../../ui/offerBack.ts'
import styles from './LabelRows.module.css'

interface PastePanelProps {
  text: string
  /** Why the text can't be used, once that was attempted. */
  problem: string | undefined
  disabled: boolean
  onText(text: string): void
  onPairs(pairs: [key: string, value: string][]): void
  onClose(): void
}

/**
 * Adds many labels at once, from lines or JSON; what can't be parsed stays in the field, with the
 * reason.
 */
export function PastePanel(props: PastePanelProps) {
  const { text, disabled, onText, onPairs, onClose } = props
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
    offerBack('Pasted labels discarded.', () => onText(text))
  }

  const saving = disabled ? 'Saving…' : undefined
  return (
    <div className={styles['paste']}>
      <TextField
        label="Labels as key=value lines, or as JSON"
        mono
        rows={4}
        value={text}
        placeholder={'env=prod\nteam=web'}
        readOnly={disabled}
        hint="A key that is already there gets the new value."
        problem={problem}
        // The user has just asked for it.
        autoFocus
        onChange={(event) => {
          onText(event.target.value)
          setWrong(undefined)
        }}
      />
      <div className={styles['buttons']}>
        <Button small reason={saving} onClick={apply}>
          Add these
        </Button>
        <Button small look="quiet" reason={saving} onClick={cancel}>
          Cancel
        </Button>
      </div>
    </div>
  )
}
