import { useRef, useState } from 'react'
import type { Permit } from '../../api/permissions.ts'
import { ConfirmByName, isConfirmed } from '../../ui/ConfirmByName.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ChangeTrouble } from '../change/ChangeTrouble.tsx'
import { ChangeCommands } from '../commands/ChangeCommands.tsx'
import { ChangeError } from '../parts/ChangeError.tsx'
import { PermitButton } from '../parts/PermitButton.tsx'
import styles from './AccessTab.module.css'
import { accessChanges, makesPublic } from './edits.ts'
import type { AccessEditing, AccessProblem } from './useAccessEdit.ts'

interface AccessSaveProps {
  project: string
  image: string
  edit: AccessEditing
  permit: Permit
}

/** Saves what was edited, or drops it; sharing with everybody is to be confirmed by name. */
export function AccessSave({ project, image, edit, permit }: AccessSaveProps) {
  const [confirmed, setConfirmed] = useState('')
  const bar = useRef<HTMLDivElement>(null)
  const { draft, saving, problem } = edit
  const changes = draft ? accessChanges(draft.base, draft.mine).length : 0
  const isPublic = draft !== null && makesPublic(draft.base, draft.mine)
  const notNow = saving
    ? 'It is being saved.'
    : changes === 0
      ? 'Nothing is changed yet.'
      : isPublic && !isConfirmed(image, confirmed)
        ? 'Confirm first that everybody may use it.'
        : undefined
  return (
    <div ref={bar} className={styles['save']}>
      {isPublic && (
        <Notice tone="warning">
          <p className={styles['public']}>
            This makes the image public: everyone with any Google account, in whatever project, gets
            what the role gives. What is in the image can then be read by them.
          </p>
          <ConfirmByName
            name={image}
            label="Type the image’s name to share it with everybody"
            value={confirmed}
            onChange={setConfirmed}
          />
        </Notice>
      )}
      {problem && <SaveError edit={edit} problem={problem} project={project} image={image} />}
      <div className={styles['buttons']}>
        <PermitButton
          permit={permit}
          action="Save access"
          notNow={notNow}
          className="button primary"
          onClick={() =>
            void edit.save().then((saved) => {
              if (saved) setConfirmed('')
            })
          }
        >
          {saving ? 'Saving…' : 'Save access'}
        </PermitButton>
        {draft && (
          <button
            type="button"
            className="button"
            aria-disabled={saving}
            onClick={() => {
              if (saving) return
              edit.discard()
              setConfirmed('')
              bar.current?.querySelector<HTMLElement>('button')?.focus()
            }}
          >
            Discard
          </button>
        )}
        <span className="muted" role="status">
          {changes > 0 && `${changes} ${changes === 1 ? 'change' : 'changes'} not saved`}
        </span>
      </div>
      <ChangeCommands
        steps={
          draft
            ? [{ target: { project, image }, change: { kind: 'setIamPolicy', policy: draft.mine } }]
            : []
        }
        {...(draft && { before: { policy: draft.base } })}
      />
    </div>
  )
}

interface SaveErrorProps {
  edit: AccessEditing
  problem: AccessProblem
  project: string
  image: string
}

function SaveError({ edit, problem, project, image }: SaveErrorProps) {
  if (problem.kind === 'unknown') {
    const { trouble } = problem.error
    return (
      <ChangeTrouble
        guarded={{ trouble, busy: edit.saving, check: edit.check }}
        {...{ project, image }}
        what="Access was not saved."
        whether="access was saved"
      />
    )
  }
  if (problem.kind === 'busy') {
    return (
      <Notice tone="error">
        Access was not saved: the policy keeps changing ({problem.tries} tries). Your changes are
        still here; try again in a moment.
      </Notice>
    )
  }
  return (
    <ChangeError
      error={problem.error}
      project={project}
      image={image}
      what="Access was not saved."
    />
  )
}
