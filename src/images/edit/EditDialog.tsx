import { useMemo } from 'react'
import { usePermissions } from '../../api/permissions.ts'
import { ARCHITECTURES, type Image } from '../../compute/schema.ts'
import { DialogShell } from '../../ui/DialogShell.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Picker } from '../../ui/Picker.tsx'
import { toast } from '../../ui/toasts.ts'
import { useLeaveGuard } from '../../ui/useLeaveGuard.tsx'
import { useNow } from '../../ui/useNow.ts'
import { visible } from '../../text/visible.ts'
import { ChangeTrouble } from '../change/ChangeTrouble.tsx'
import { REPLACED } from '../change/useGuard.ts'
import { ChangeCommands } from '../change/ChangeCommands.tsx'
import { familyOptions } from '../parts/options.ts'
import { useHoldPage } from '../change/pageHold.ts'
import { PermitButton } from '../parts/PermitButton.tsx'
import { useKnownImages } from '../parts/useKnownImages.ts'
import { useUndoToast } from '../undo/useUndoToast.tsx'
import { Clashes } from './Clashes.tsx'
import styles from './EditDialog.module.css'
import { Heads } from './Heads.tsx'
import { useEdit, type EditDraft } from './useEdit.ts'

interface EditDialogProps {
  project: string
  image: Image
  /** What was typed before, when it is brought back. */
  draft?: EditDraft | undefined
  onClose(): void
  /** Opens it again with what was typed. */
  onBringBack(draft: EditDraft): void
}

/** Changes description, family and architecture; a family's head is not moved without being shown. */
export default function EditDialog({ project, image, ...props }: EditDialogProps) {
  const { onClose, onBringBack } = props
  const done = useUndoToast()
  const target = { project, image: image.name }
  const edit = useEdit(project, image, props.draft, (message, made) => {
    done(message, made)
    onClose()
  })
  const { guarded } = edit
  const permit = usePermissions(project, image.name)('compute.images.update')
  const guard = useLeaveGuard({ dirty: edit.dirty, what: 'the changes of this image' })
  useHoldPage()

  function cancel() {
    onClose()
    if (!edit.dirty) return
    const run = () => onBringBack(edit.draft)
    toast({ message: 'Changes discarded.', action: { label: 'Bring back', run }, here: true })
  }

  return (
    <DialogShell
      title={<>Edit {visible(image.name)}</>}
      width="md"
      keepOpen={edit.dirty}
      onClose={onClose}
      actions={
        <>
          <button
            type="button"
            className="button"
            aria-disabled={guarded.busy}
            onClick={() => !guarded.busy && cancel()}
          >
            {edit.dirty ? 'Discard' : 'Close'}
          </button>
          <PermitButton
            permit={permit}
            action="Edit the image"
            className="button primary"
            notNow={edit.notNow}
            onClick={edit.save}
          >
            {guarded.busy && !guarded.trouble ? 'Saving…' : 'Save'}
          </PermitButton>
        </>
      }
    >
      <div className={styles['fields']}>
        <EditFields project={project} edit={edit} />
        {edit.moving && (
          <Heads guarded={guarded} settled={edit.settled} error={edit.membersError} />
        )}
        {edit.replaced && <Notice tone="warning">{REPLACED}</Notice>}
        {edit.stopped !== null && <Notice tone="warning">{edit.stopped}</Notice>}
        {edit.clashes.length > 0 && <Clashes clashes={edit.clashes} onTake={edit.takeTheirs} />}
        <ChangeTrouble
          guarded={guarded}
          {...target}
          what={`${visible(image.name)} was not changed.`}
          whether={`${visible(image.name)} was changed`}
        />
        <ChangeCommands
          steps={edit.dirty && edit.familyProblem === null ? [{ target, change: edit.change }] : []}
        />
      </div>
      {guard}
    </DialogShell>
  )
}

interface EditFieldsProps {
  project: string
  edit: ReturnType<typeof useEdit>
}

function EditFields({ project, edit }: EditFieldsProps) {
  const { values, set, guarded } = edit
  const { busy } = guarded
  const images = useKnownImages(project)
  const now = useNow()
  // A family that resolves to nothing can well be chosen.
  const families = useMemo(
    () =>
      familyOptions(images, now).map(({ disabledReason, detail = '', ...option }) => ({
        ...option,
        detail: disabledReason === undefined ? detail : `resolves to nothing · ${detail}`,
      })),
    [images, now],
  )
  const known = ARCHITECTURES.some((each) => each === values.architecture)
  return (
    <>
      <Field label="Description" optional>
        {(control) => (
          <textarea
            {...control}
            className={`field ${styles['description']}`}
            value={values.description}
            readOnly={busy}
            rows={3}
            onChange={(event) => set('description', event.target.value)}
          />
        )}
      </Field>
      <Field
        label="Family"
        optional
        hint="Users of the family get its newest image. Empty takes the image out of its family."
        problem={edit.familyProblem ?? undefined}
      >
        {(control) => (
          <Picker
            control={control}
            listLabel="Image families"
            value={values.family}
            options={families}
            readOnly={busy}
            onChange={(family) => set('family', family.trim())}
          />
        )}
      </Field>
      <Field label="Architecture" optional>
        {(control) => (
          <select
            {...control}
            className="field"
            value={values.architecture}
            onChange={(event) => !busy && set('architecture', event.target.value)}
          >
            <option value="">not said</option>
            {ARCHITECTURES.map((each) => (
              <option key={each}>{each}</option>
            ))}
            {!known && values.architecture !== '' && (
              <option value={values.architecture}>{visible(values.architecture)}</option>
            )}
          </select>
        )}
      </Field>
    </>
  )
}
