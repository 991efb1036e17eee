import { useState, type ReactNode } from 'react'
import { isApiError } from '../../api/http/error.ts'
import { usePermissions } from '../../api/permissions.ts'
import { movesHead } from '../../compute/changes/heads.ts'
import { isAllKnown, isCounting, useUsage, type Usage } from '../../api/usage.ts'
import type { Image } from '../../compute/schema.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { ConfirmByName, isConfirmed } from '../../ui/ConfirmByName.tsx'
import { DialogShell } from '../../ui/DialogShell.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { toast } from '../../ui/toasts.ts'
import { visible } from '../../text/visible.ts'
import { ChangeButtons } from '../change/ChangeButtons.tsx'
import { ChangeTrouble } from '../change/ChangeTrouble.tsx'
import { Denied } from '../change/Denied.tsx'
import styles from '../change/dialog.module.css'
import { FamilyHeads } from '../change/FamilyHeads.tsx'
import { withHeads } from '../change/headWords.ts'
import { ResultDialog } from '../change/ResultDialog.tsx'
import { REPLACED, useGuard, type Done } from '../change/useGuard.ts'
import { useProtectedTick } from '../change/useProtectedTick.tsx'
import { groundOf, type Subject } from '../change/useSubject.ts'
import { ChangeCommands } from '../change/ChangeCommands.tsx'
import { UsageList } from '../lineage/UsageList.tsx'
import { Recipe } from './Recipe.tsx'
import { statusNote } from './statusNote.ts'

interface RemoveFormProps {
  project: string
  title: ReactNode
  subject: Subject
  onClose(): void
  onDeleted(): void
}

const CHANGE = { kind: 'delete' } as const

/** The label of the dialog's button. */
export const DELETE = 'Delete image'

/** What uses the image, what its family will resolve to, and a field for the image's name. */
export function RemoveForm(props: RemoveFormProps) {
  const { project, title, subject, onClose, onDeleted } = props
  const { image } = subject
  const [began] = useState(image)
  const [name, setName] = useState('')
  const usage = useUsage(project, image)
  const [unknowing, setUnknowing] = useState(false)
  const target = { project, image: image.name }
  const permit = usePermissions(project, image.name)('compute.images.delete')

  function finish(done: Done): void {
    onClose()
    onDeleted()
    toast({ message: withHeads(`${visible(image.name)} is deleted.`, done) })
  }

  const guarded = useGuard({
    project,
    steps: [{ target, change: CHANGE }],
    ground: groundOf({ ...subject, image: { ...image, id: began.id } }),
    onDone: (result, open) => {
      if (!open || !result.foreseen.some(movesHead)) finish(result)
    },
  })
  const protection = useProtectedTick(image, 'delete')
  const { done, busy } = guarded
  if (done) {
    return (
      <ResultDialog {...{ title, done }} onClose={() => finish(done)}>
        <Notice>
          <strong className="mono">{visible(image.name)}</strong> is deleted.
        </Notice>
      </ResultDialog>
    )
  }

  const replaced = image.id !== began.id
  const blocked = replaced
    ? REPLACED
    : (cannot(image) ?? permit.reason ?? protection.blocked ?? unconfirmed())
  function unconfirmed(): string | undefined {
    if (!isConfirmed(image.name, name)) return 'Type the image’s name to delete it.'
    if (!unknowing && !isAllKnown(usage)) return notCounted(usage)
    return guarded.confirmed ? undefined : 'Type the family’s name as well.'
  }
  const note = statusNote(image)
  return (
    <DialogShell
      title={title}
      onClose={onClose}
      keepOpen={name !== '' || busy}
      onSubmit={() => blocked === undefined && guarded.submit()}
      actions={<ChangeButtons {...{ guarded, blocked, onClose }} submit={DELETE} danger />}
      halves={{
        consequences: (
          <>
            <ChangeTrouble
              guarded={guarded}
              {...target}
              what={`${visible(image.name)} was not deleted.`}
              whether={`${visible(image.name)} was deleted`}
            />
            {note && <Notice tone="warning">{note}</Notice>}
            {protection.notice}
            {!isApiError(guarded.trouble?.error, 403) && <Denied permit={permit} />}
            <FamilyHeads guarded={guarded} membersError={subject.membersError} />
          </>
        ),
        affected: (
          <section aria-label="Used by">
            <h3 className={styles['title']}>Used by</h3>
            <UsageList project={project} image={image} usage={usage} deleting />
          </section>
        ),
        set: (
          <>
            <ConfirmByName
              name={image.name}
              label={
                <>
                  Deleting can’t be undone. Type{' '}
                  <strong className="mono">{visible(image.name)}</strong> to confirm
                </>
              }
              value={name}
              onChange={setName}
            />
            <div className={styles['unknowing']}>
              {isAllKnown(usage) ? (
                <p className="muted">All uses in this project are counted.</p>
              ) : (
                <Checkbox
                  label="Delete without knowing what uses it"
                  checked={unknowing}
                  onChange={setUnknowing}
                />
              )}
            </div>
            <Recipe project={project} image={image} />
            <ChangeCommands steps={[{ target, change: CHANGE }]} shown />
          </>
        ),
      }}
    />
  )
}

/** Why it can't be deleted yet: uses not counted yet are not zero. */
const notCounted = (usage: Usage) =>
  isCounting(usage)
    ? 'Still counting what uses it.'
    : 'Not everything that uses it is known. Tick the box to delete it anyway.'

/** Why the service would refuse to delete it now. */
function cannot({ status }: Image): string | undefined {
  if (status === 'PENDING') return 'It can’t be deleted while it is being created.'
  return status === 'DELETING' ? 'It is already being deleted.' : undefined
}
