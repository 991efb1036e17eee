import { mdiPencilOutline } from '@mdi/js'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { session } from '../../api/http/session.ts'
import { usePermissions, type Permit } from '../../api/permissions.ts'
import { permissionFor } from '../../compute/can.ts'
import { LABELS_UNREAD, MAX_LABELS } from '../../compute/labels.ts'
import { areLabelsUnread, isProtected } from '../../compute/protection.ts'
import type { Image } from '../../compute/schema.ts'
import { LockIcon } from '../../ui/drawnIcons.tsx'
import { CopyText } from '../../ui/CopyText.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { lazyPart } from '../../ui/lazyPart.tsx'
import { KeyValue } from '../../ui/KeyValues.tsx'
import { visible } from '../../text/visible.ts'
import { setProtected } from '../actions/setProtected.ts'
import type { LabelEditing } from '../labels/useLabelEdit.ts'
import { PermitButton } from '../parts/PermitButton.tsx'
import { useUndoToast } from '../undo/useUndoToast.tsx'
import { Group } from '../parts/Group.tsx'
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
    requestAnimationFrame(() =>
      card.current?.querySelector<HTMLElement>('[aria-label="Edit labels"]')?.focus(),
    )
  const labels = <Labels {...props} />
  return (
    <div ref={card} className={`card ${styles['card']}`}>
      {edit.open && whole && !areLabelsUnread(image) ? (
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

const notNow = (image: Image, whole: boolean): string | undefined =>
  whole ? unreadReason(image) : 'The image is still being read.'

const unreadReason = (image: Image): string | undefined =>
  areLabelsUnread(image) ? LABELS_UNREAD : undefined

interface ProtectButtonProps extends Pick<LabelsCardProps, 'image' | 'project'> {
  permit: Permit
}

/** Protects the image from plans and bulk changes, or no longer. */
function ProtectButton({ image, project, permit }: ProtectButtonProps) {
  const client = useQueryClient()
  const toastUndo = useUndoToast()
  const [busy, setBusy] = useState(false)
  const on = !isProtected(image, session().protection)
  const word = on ? 'Protect' : 'Unprotect'
  const run = async () => {
    setBusy(true)
    await setProtected(client, { project, image: image.name }, on, toastUndo)
    setBusy(false)
  }
  return (
    <PermitButton
      permit={permit}
      action={word}
      className="button quiet small"
      notNow={busy ? 'Saving…' : on ? unreadReason(image) : undefined}
      onClick={() => void run()}
    >
      <LockIcon />
      {word}
    </PermitButton>
  )
}

function Labels({ image, project, whole, edit }: LabelsCardProps) {
  const permit = usePermissions(project, image.name)(permissionFor('editLabels'))
  const labels = Object.entries(image.labels ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
  const isUnread = areLabelsUnread(image)
  const lack = labels.length === 0 ? 'They could not be read.' : 'The others could not be read.'
  return (
    <>
      <Group
        title="Labels"
        action={
          <span>
            <ProtectButton {...{ image, project, permit }} />
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
          </span>
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
      {(isUnread || labels.length === 0) && (
        <p className="muted">{isUnread ? lack : 'No labels.'}</p>
      )}
      <p className={`muted ${styles['foot']}`}>
        <span>{!isUnread && `${labels.length} of ${MAX_LABELS}`}</span>
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
