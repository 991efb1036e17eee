import { usePermissions, type Permit } from '../../api/permissions.ts'
import { can, permissionFor, type Action } from '../../compute/can.ts'
import type { Image } from '../../compute/schema.ts'

/** The props of a button that may have to explain why it can't be used. */
interface Permitted {
  permit: Permit
  notNow: string | undefined
}

/** For buttons on one image: whether an action can be used, as props for `PermitButton`. */
export function useCan(
  project: string,
  image: Pick<Image, 'name' | 'status' | 'family'>,
): (action: Action) => Permitted {
  const permits = usePermissions(project, image.name)
  return (action) => ({
    permit: permits(permissionFor(action)),
    // A missing permission is explained by the permit, with how to get it.
    notNow: can(action, image, undefined)?.text,
  })
}
