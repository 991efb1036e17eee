import type { ReactNode } from 'react'
import type { Permit } from '../../api/permissions.ts'
import { DialogShell } from '../../ui/DialogShell.tsx'
import { GrantCommand } from './GrantCommand.tsx'

interface PermitDialogProps {
  permit: Permit
  /** What may not be done: `Edit labels`. */
  action: ReactNode
  onClose(): void
}

/** Which permission is missing, and the command that gives it. */
export default function PermitDialog({ permit, action, onClose }: PermitDialogProps) {
  return (
    <DialogShell
      title={<>You may not do this: {action}</>}
      width="md"
      onClose={onClose}
      actions={
        <button type="button" className="button" onClick={onClose}>
          Close
        </button>
      }
    >
      <p>{permit.reason}</p>
      {permit.command !== undefined && <GrantCommand command={permit.command} />}
    </DialogShell>
  )
}
