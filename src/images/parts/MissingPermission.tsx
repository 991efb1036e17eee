import type { Target } from '../../compute/changes/change.ts'
import { grantCommand } from '../../compute/changes/grant.ts'
import { GrantCommand } from './GrantCommand.tsx'

interface MissingPermissionProps {
  /** `image` is `''` where it is missing on the project. */
  target: Target
  permission: string
}

/** How a permission that a 403 has named is got. */
export function MissingPermission({ target, permission }: MissingPermissionProps) {
  const command = grantCommand(target, permission)
  return command === undefined ? null : <GrantCommand command={command} />
}
