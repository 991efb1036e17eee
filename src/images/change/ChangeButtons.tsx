import styles from './ChangeButtons.module.css'
import type { Guarded } from './useGuard.ts'

interface ChangeButtonsProps {
  /** Id of the form that is sent. */
  formId: string
  guarded: Guarded
  /** Why it cannot be sent now. */
  blocked: string | undefined
  /** What the button does, in words. */
  submit: string
  danger?: boolean
  onClose(): void
}

/** The end of a dialog that makes a change: why nothing was sent yet, Cancel, and the change itself. */
export function ChangeButtons(props: ChangeButtonsProps) {
  const { formId, guarded, blocked, submit, danger = false, onClose } = props
  const { busy, stopped, trouble } = guarded
  return (
    <>
      <p role="status" className={styles['note']}>
        {stopped ?? (busy ? '' : blocked)}
      </p>
      <button type="button" className="button" onClick={onClose}>
        {busy ? 'Close' : 'Cancel'}
      </button>
      <button
        type="submit"
        form={formId}
        className={`button ${danger ? 'danger' : 'primary'}`}
        aria-disabled={blocked !== undefined || busy}
        title={busy ? 'In progress. Closing does not stop it.' : blocked}
      >
        {busy && trouble === undefined ? 'Working…' : submit}
      </button>
    </>
  )
}
