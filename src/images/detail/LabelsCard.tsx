import { mdiPencilOutline } from '@mdi/js'
import { useRef } from 'react'
import { usePermissions } from '../../api/permissions.ts'
import { permissionFor } from '../../compute/can.ts'
import { MAX_LABELS } from '../../compute/labels.ts'
import type { Image } from '../../compute/schema.ts'
import { unreadFields } from '../../compute/unread.ts'
import { CopyText } from '../../ui/CopyText.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { lazyPart } from '../../ui/lazyPart.tsx'
import { KeyValue } from '../../ui/KeyValues.tsx'
import { visible } from '../../text/visible.ts'
import type { LabelEditing } from '../labels/useLabelEdit.ts'
import { PermitButton } from '../parts/PermitButton.tsx'
import { Group } from './Group.tsx'
import styles from './LabelsCard.module.css'

const LabelEditor = lazyPart(() => import('../labels/LabelEditor.tsx'), {
  failed: ({ edit }) => edit.discard(),
})

interface LabelsCardProps {
  image: Image
  project: string
  /** False while only the fields from lists are known. */
  whole: boolean
  edit: LabelEditing
}

/** The labels, and the fingerprint that changing them requires; edited in place. */
export function LabelsCard(props: LabelsCardProps) {
  const { image, project, whole, edit } = props
  const card = useRef<HTMLDivElement>(null)
  /** Once React has rendered the labels: the button that opened the editor. */
  const focusEdit = () =>
    requestAnimationFrame(() => card.current?.querySelector<HTMLElement>('button')?.focus())
  const labels = <Labels {...props} />
  return (
    <div ref={card} className={`card ${styles['card']}`}>
      {edit.open && whole && !hasUnreadLabels(image) ? (
        <LabelEditor
          project={project}
          image={image.name}
          edit={edit}
          onClosed={focusEdit}
          meanwhile={labels}
        />
      ) : (
        labels
      )}
    </div>
  )
}

/** Whether some labels couldn't be read: saving the others would remove them. */
const hasUnreadLabels = (image: Image) =>
  unreadFields(image).some((field) => field.split('.', 1)[0] === 'labels')

function notNow(image: Image, whole: boolean): string | undefined {
  if (!whole) return 'The image is still being read.'
  return hasUnreadLabels(image)
    ? 'Some labels couldn’t be read: saving would remove them.'
    : undefined
}

function Labels({ image, project, whole, edit }: LabelsCardProps) {
  const permit = usePermissions(project, image.name)(permissionFor('editLabels'))
  const labels = Object.entries(image.labels ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
  return (
    <>
      <Group
        title="Labels"
        action={
          <PermitButton
            permit={permit}
            action="Edit labels"
            label="Edit labels"
            className="button quiet small"
            notNow={notNow(image, whole)}
            onNear={LabelEditor.warm}
            onClick={edit.start}
          >
            <Icon path={mdiPencilOutline} size={16} />
            Edit
          </PermitButton>
        }
      >
        {labels.map(([key, value]) => (
          <KeyValue key={key} name={visible(key)} mono>
            <span className="mono">
              {value === '' ? <span className="muted">empty</span> : visible(value)}
            </span>
          </KeyValue>
        ))}
      </Group>
      {labels.length === 0 && (
        <p className="muted">{hasUnreadLabels(image) ? 'They could not be read.' : 'No labels.'}</p>
      )}
      <p className={`muted ${styles['foot']}`}>
        <span>
          {labels.length} of {MAX_LABELS}
        </span>
        {whole && image.labelFingerprint ? (
          <span>
            fingerprint <CopyText text={image.labelFingerprint} name="label fingerprint" />
          </span>
        ) : (
          !whole && <span className={`skeleton ${styles['waiting']}`} />
        )}
      </p>
    </>
  )
}
