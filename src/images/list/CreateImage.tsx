import { usePermissions } from '../../api/permissions.ts'
import { permissionFor } from '../../compute/can.ts'
import { CreateLink } from '../actions/CreateLink.tsx'

interface CreateImageProps {
  project: string
  /**
   * Any image of the project: the permission is granted on the project, but can only be tested on
   * an image.
   */
  image: string
}

/** A link to the create page, or the permission it requires. */
export default function CreateImage({ project, image }: CreateImageProps) {
  return (
    <CreateLink
      project={project}
      permit={usePermissions(project, image)(permissionFor('create'))}
      primary
    >
      Create image
    </CreateLink>
  )
}
