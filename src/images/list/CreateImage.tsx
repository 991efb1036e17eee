import { usePermissions } from '../../api/permissions.ts'
import { permissionFor } from '../../compute/can.ts'
import { CreateLink } from '../actions/CreateLink.tsx'

interface CreateImageProps {
  project: string
  /** Any image of the project: the permission is the project's to give, and is asked for on this one. */
  image: string
}

/** Leads to the create page, or says which permission that takes. */
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
