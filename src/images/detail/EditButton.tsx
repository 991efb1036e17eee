import { permissionFor } from '../../compute/can.ts'
import { mdiPencilOutline } from '@mdi/js'
import { usePermissions } from '../../api/permissions.ts'
import { Icon } from '../../ui/Icon.tsx'
import { CLOSES, lazyPart } from '../../ui/lazyPart.tsx'
import { PermitButton } from '../parts/PermitButton.tsx'

export const EditDialog = lazyPart(() => import('../edit/EditDialog.tsx'), CLOSES)

interface EditButtonProps {
  project: string
  image: string
  /** Which fields are shown here: `architecture`. */
  what: string
  whole: boolean
  onEdit(): void
}

/** Opens the dialog for the editable fields. */
export function EditButton({ project, image, what, whole, onEdit }: EditButtonProps) {
  return (
    <PermitButton
      permit={usePermissions(project, image)(permissionFor('editFields'))}
      action={`Edit ${what}`}
      label={`Edit ${what}…`}
      className="button quiet small"
      notNow={whole ? undefined : 'The image is still being read.'}
      onNear={EditDialog.warm}
      onClick={onEdit}
    >
      <Icon path={mdiPencilOutline} size={16} />
      Edit…
    </PermitButton>
  )
}
