import type { Target } from '../../compute/changes/change.ts'
import { grantCommand } from '../../compute/commands/grant.ts'
import { GrantCommand } from './GrantCommand.tsx'

interface PermissionGrantProps {
  target: Target
  permission: string
}

/** How an administrator gives a permission, where a role is known that has it. */
export default function PermissionGrant({ target, permission }: PermissionGrantProps) {
  const command = grantCommand(target, permission)
  return command !== undefined && <GrantCommand command={command} />
}
