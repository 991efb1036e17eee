import { Button } from './Button.tsx'
import { DialogShell } from './DialogShell.tsx'

interface LeaveDialogProps {
  what: string
  onLeave(): void
  onStay(): void
}

/** The “Leave?” dialog of {@link useLeaveGuard}. Escape stays. */
export default function LeaveDialog({ what, onLeave, onStay }: LeaveDialogProps) {
  return (
    <DialogShell
      title="Leave this page?"
      onClose={onStay}
      actions={
        <>
          <Button look="danger" onClick={onLeave}>
            Leave
          </Button>
          {/* Has the focus: it loses nothing. */}
          <Button look="primary" autoFocus onClick={onStay}>
            Stay
          </Button>
        </>
      }
    >
      <p>You would lose {what}.</p>
    </DialogShell>
  )
}
