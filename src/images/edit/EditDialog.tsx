import { isApiError } from '../../api/http/error.ts'
import { usePermissions } from '../../api/permissions.ts'
import { permissionFor } from '../../compute/can.ts'
import { differences } from '../../compute/changes/difference.ts'
import type { Image } from '../../compute/schema.ts'
import { DialogShell } from '../../ui/DialogShell.tsx'
import { offerBack } from '../../ui/offerBack.ts'
import { useIsOpen } from '../../ui/useIsOpen.ts'
import { useLeaveGuard } from '../../ui/useLeaveGuard.tsx'
import { visible } from '../../text/visible.ts'
import { ChangeButtons } from '../change/ChangeButtons.tsx'
import { ChangeCommands } from '../change/ChangeCommands.tsx'
import { ChangeTrouble } from '../change/ChangeTrouble.tsx'
import { Denied } from '../change/Denied.tsx'
import styles from '../change/dialog.module.css'
import { Differences } from '../change/Differences.tsx'
import { FamilyHeads } from '../change/FamilyHeads.tsx'
import { useHoldPage } from '../change/pageHold.ts'
import { useProtectedTick } from '../change/useProtectedTick.tsx'
import { WhatChanges } from '../change/WhatChanges.tsx'
import { useUndoToast } from '../undo/useUndoToast.tsx'
import { Clashes } from './Clashes.tsx'
import { EditFields } from './EditFields.tsx'
import { unreadOf } from './fields.ts'
import { useEdit, type EditDraft } from './useEdit.ts'

interface EditDialogProps {
  project: string
  image: Image
  /** Earlier input, when brought back. */
  draft: EditDraft | undefined
  onClose(): void
  /** Reopens it with that input. */
  onBringBack(draft: EditDraft): void
}

/** Changes description, family and architecture, and shows which heads move. */
export default function EditDialog({ project, image, ...props }: EditDialogProps) {
  const { onClose, onBringBack } = props
  const done = useUndoToast()
  const target = { project, image: image.name }
  const open = useIsOpen()
  const edit = useEdit(project, image, props.draft, (message, made) => {
    done(message, made)
    // Once closed, it may have been opened again.
    if (open.current) onClose()
  })
  const { guarded, change } = edit
  const permit = usePermissions(project, image.name)(permissionFor('editFields'))
  const guard = useLeaveGuard({
    dirty: edit.dirty,
    saving: guarded.busy,
    what: 'your changes to this image',
  })
  useHoldPage()

  function cancel() {
    onClose()
    if (!edit.dirty || guarded.busy) return
    offerBack('Changes discarded.', () => onBringBack(edit.draft))
  }

  const protection = useProtectedTick(image, 'change')
  const blocked = permit.reason ?? (guarded.busy ? undefined : (edit.notNow ?? protection.blocked))
  return (
    <>
      <DialogShell
        large="low"
        title={
          <>
            Edit <span className={`mono ${styles['name']}`}>{visible(image.name)}</span>
          </>
        }
        keepOpen={edit.dirty}
        onClose={onClose}
        onSubmit={() => blocked === undefined && edit.save()}
        actions={
          <ChangeButtons
            guarded={{ ...guarded, stopped: edit.stopped }}
            blocked={blocked}
            submit="Save"
            onClose={cancel}
          />
        }
        halves={{
          set: (
            <>
              <EditFields
                project={project}
                form={edit.form}
                unread={unreadOf(image)}
                busy={guarded.busy}
              />
              <ChangeCommands
                steps={edit.dirty && edit.familyProblem === null ? [{ target, change }] : []}
                shown
              />
            </>
          ),
          consequences: (
            <>
              <ChangeTrouble
                guarded={guarded}
                {...target}
                what={`${visible(image.name)} was not changed.`}
                whether={`${visible(image.name)} was changed`}
              />
              {protection.notice}
              {!isApiError(guarded.trouble?.error, 403) && <Denied permit={permit} />}
              {edit.moving && (
                <FamilyHeads
                  guarded={guarded}
                  membersError={edit.membersError}
                  reading={!edit.settled}
                />
              )}
              {edit.clashes.length > 0 && (
                <Clashes clashes={edit.clashes} onTake={edit.takeTheirs} />
              )}
            </>
          ),
          affected: (
            <WhatChanges>
              <Differences project={project} differences={differences(change, image)} />
            </WhatChanges>
          ),
        }}
      />
      {guard}
    </>
  )
}
