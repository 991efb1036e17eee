import { useRef, useState } from 'react'
import type { Permit } from '../../api/permissions.ts'
import { memberChanges } from '../../compute/changes/policyMerge.ts'
import type { Policy } from '../../compute/schema.ts'
import { count } from '../../text/count.ts'
import { Button } from '../../ui/Button.tsx'
import { ConfirmByName, isConfirmed } from '../../ui/ConfirmByName.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ChangeTrouble } from '../change/ChangeTrouble.tsx'
import { ChangeCommands } from '../change/ChangeCommands.tsx'
import { ChangeError } from '../parts/ChangeError.tsx'
import { Waiting } from '../parts/Waiting.tsx'
import styles from './AccessTab.module.css'
import { makesPublic } from './edits.ts'
import type { AccessEditing, AccessProblem } from './useAccessEdit.ts'

interface AccessSaveProps {
  project: string
  image: string
  edit: AccessEditing
  permit: Permit
  /** The policy that the edit started from. */
  base: Policy
  /** The policy to save, with the typed member; null if that member can't be added. */
  mine: Policy | null
  /** Called when it can't be saved because of the typed member. */
  onRefused(): void
}

/** Saves what was edited, or discards it; sharing with everyone has to be confirmed by name. */
export function AccessSave(props: AccessSaveProps) {
  const { project, image, edit, permit, base, mine, onRefused } = props
  const [confirmed, setConfirmed] = useState('')
  const bar = useRef<HTMLDivElement>(null)
  const { dirty, saving, problem } = edit
  const changes = mine ? memberChanges(base, mine).length : 0
  const isPublic = mine !== null && makesPublic(base, mine)
  const notNow = saving
    ? 'Saving…'
    : mine && changes === 0
      ? 'No changes yet.'
      : isPublic && !isConfirmed(image, confirmed)
        ? 'Confirm first that everyone gets access.'
        : undefined
  return (
    <div ref={bar} className={styles['save']}>
      {isPublic && (
        <Notice tone="warning">
          <p className={styles['public']}>
            This makes the image public: anyone with a Google account, in any project, gets this
            role and can read what is in the image.
          </p>
          <ConfirmByName
            name={image}
            label="Type the image’s name to share it with everyone"
            value={confirmed}
            onChange={setConfirmed}
          />
        </Notice>
      )}
      {dirty && !base.etag && <Notice tone="warning">{UNLOCKED}</Notice>}
      {problem && <SaveError edit={edit} problem={problem} project={project} image={image} />}
      <Waiting wait={edit.wait} />
      <div className={styles['buttons']}>
        <Button
          look="primary"
          reason={permit.reason ?? notNow}
          onClick={() => {
            if (!mine) return onRefused()
            void edit.save(base, mine).then((saved) => {
              if (saved) setConfirmed('')
            })
          }}
        >
          {saving ? 'Saving…' : 'Save access'}
        </Button>
        {dirty && (
          <Button
            reason={saving ? 'Saving…' : undefined}
            onClick={() => {
              edit.discard()
              setConfirmed('')
              bar.current?.querySelector<HTMLElement>('button')?.focus()
            }}
          >
            Discard
          </Button>
        )}
        <span className="muted" role="status">
          {changes > 0 && `${count(changes, 'change')} not saved`}
        </span>
      </div>
      <ChangeCommands
        steps={
          mine && changes > 0
            ? [{ target: { project, image }, change: { kind: 'setIamPolicy', policy: mine } }]
            : []
        }
        before={{ policy: base }}
      />
    </div>
  )
}

/** Every policy of the service has an etag; one of another API may not. */
const UNLOCKED =
  'The API gives this policy no etag. If someone else changes it before you save, their change is overwritten.'

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
        guarded={{ trouble, busy: edit.saving, wait: null, check: edit.check }}
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
