import type { Permit } from '../../api/permissions.ts'
import { Notice } from '../../ui/Notice.tsx'
import { GrantCommand } from '../parts/GrantCommand.tsx'

/** That one may not make the change, and how an administrator lets one; nothing where one may. */
export function Denied({ permit }: { permit: Permit }) {
  if (permit.state !== 'denied') return null
  return (
    <div>
      <Notice tone="warning">You may look, and not do it. {permit.reason}</Notice>
      {permit.command !== undefined && <GrantCommand command={permit.command} />}
    </div>
  )
}
