import { Button } from '../../ui/Button.tsx'
import { OneOf } from '../../ui/OneOf.tsx'
import styles from './ChangeButtons.module.css'
import { visible } from '../../text/visible.ts'
import type { Guarded, Running } from './useGuard.ts'

interface ChangeButtonsProps {
  guarded: Pick<Guarded, 'busy' | 'stopped' | 'trouble'> & Partial<Pick<Guarded, 'running'>>
  /** Why it can't be sent now. */
  blocked: string | undefined
  /** The button's label. */
  submit: string
  /** Every label it can have while the dialog is open. */
  all?: readonly string[]
  danger?: boolean
  onClose(): void
}

/**
 * The foot of a dialog that makes a change: why it can't be sent yet or which step is running, Cancel,
 * and the change itself. The buttons don't move when the label changes.
 */
export function ChangeButtons(props: ChangeButtonsProps) {
  const { guarded, blocked, submit, all = [submit], danger = false, onClose } = props
  const { busy, stopped, trouble, running } = guarded
  return (
    <>
      <p role="status" className={styles['note']}>
        {stopped ?? (busy ? stepWords(running) : blocked)}
      </p>
      <Button onClick={onClose}>
        <OneOf texts={['Cancel', 'Close']} shown={busy ? 'Close' : 'Cancel'} />
      </Button>
      <Button
        type="submit"
        look={danger ? 'danger' : 'primary'}
        reason={busy ? 'In progress. Closing does not stop it.' : blocked}
      >
        <OneOf
          texts={[...all, 'Working…']}
          shown={busy && trouble === undefined ? 'Working…' : submit}
        />
      </Button>
    </>
  )
}

/** Which of several steps is running: `Step 1 of 2: changing web-v1…`; '' for a single one. */
const stepWords = (running: Running | undefined) =>
  running && running.of > 1
    ? `Step ${running.number} of ${running.of}: changing ${visible(running.step.target.image)}…`
    : ''
