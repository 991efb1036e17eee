import type { ReactNode } from 'react'
import type { Permit } from '../../api/permissions.ts'
import { Button } from '../../ui/Button.tsx'
import { DialogShell } from '../../ui/DialogShell.tsx'
import { CheckAgain } from './CheckAgain.tsx'
import GrantCommand from './GrantCommand.tsx'

interface PermitDialogProps {
  permit: Permit
  /** What can't be done: `Edit labels`. */
  action: ReactNode
  onClose(): void
}

/**
 * Which permission is missing, the command that grants it, and whether it has been granted; or that
 * the API doesn’t have the method.
 */
export default function PermitDialog({ permit, action, onClose }: PermitDialogProps) {
  const denied = permit.state === 'denied'
  const what = !denied
    ? 'Permission granted'
    : permit.missing
      ? 'Permission needed'
      : 'Not available'
  return (
    <DialogShell
      title={
        <>
          {what}: {action}
        </>
      }
      onClose={onClose}
      actions={
        <>
          <CheckAgain permit={permit} />
          <Button onClick={onClose}>Close</Button>
        </>
      }
    >
      {denied && <p>{permit.reason}</p>}
      {permit.missing && <GrantCommand {...permit.missing} />}
    </DialogShell>
  )
}
