import { DialogShell } from './DialogShell.tsx'

interface LeaveDialogProps {
  what: string
  onLeave(): void
  onStay(): void
}

/** “Leave?”, asked by {@link useLeaveGuard}. Escape stays. */
export default function LeaveDialog({ what, onLeave, onStay }: LeaveDialogProps) {
  return (
    <DialogShell
      title="Leave this page?"
      onClose={onStay}
      actions={
        <>
          <button type="button" className="button danger" onClick={onLeave}>
            Leave
          </button>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the one that loses nothing */}
          <button type="button" className="button primary" autoFocus onClick={onStay}>
            Stay
          </button>
        </>
      }
    >
      <p>You would lose {what}.</p>
    </DialogShell>
  )
}
