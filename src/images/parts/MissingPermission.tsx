import { usePermissions } from '../../api/permissions.ts'
import type { Target } from '../../compute/changes/change.ts'
import { CheckAgain } from './CheckAgain.tsx'
import GrantCommand from './GrantCommand.tsx'
import styles from './MissingPermission.module.css'

interface MissingPermissionProps {
  /** `image` is `''` if it is missing on the project: that can't be tested, only tried. */
  target: Target
  permission: string
}

/** How to get the permission named by a 403, and whether it has been granted since. */
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
