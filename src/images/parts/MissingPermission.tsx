import { usePermissions } from '../../api/permissions.ts'
import type { Target } from '../../compute/changes/change.ts'
import { CheckAgain } from './CheckAgain.tsx'
import GrantCommand from './GrantCommand.tsx'
import styles from './MissingPermission.module.css'

interface MissingPermissionProps {
  /** `image` is `''` where it is missing on the project: that cannot be asked for, only tried. */
  target: Target
  permission: string
}

/** How to get the permission that a 403 named, and whether it has been granted since. */
export function MissingPermission({ target, permission }: MissingPermissionProps) {
  return (
    <div className={styles['missing']}>
      <GrantCommand target={target} permission={permission} />
      {target.image !== '' && <Check target={target} permission={permission} />}
    </div>
  )
}

function Check({ target: { project, image }, permission }: MissingPermissionProps) {
  const permit = usePermissions(project, image)(permission)
  return <CheckAgain permit={permit} />
}
