import { useId, type FormEvent, type ReactNode } from 'react'
import { isApiError } from '../../api/http/error.ts'
import { movesHead } from '../../compute/changes/heads.ts'
import { stateOf } from '../../compute/deprecation.ts'
import type { Image } from '../../compute/schema.ts'
import { DialogShell } from '../../ui/DialogShell.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { toast } from '../../ui/toasts.ts'
import { useLeaveGuard } from '../../ui/useLeaveGuard.tsx'
import { visible } from '../../text/visible.ts'
import { ChangeButtons } from '../change/ChangeButtons.tsx'
import { ChangeTrouble } from '../change/ChangeTrouble.tsx'
import { Denied } from '../change/Denied.tsx'
import { Differences } from '../change/Differences.tsx'
import { REPLACED } from '../change/useGuard.ts'
import { WhatChanges } from '../change/WhatChanges.tsx'
import { ChangeCommands } from '../change/ChangeCommands.tsx'
import { UsedByLine } from '../lineage/UsedByLine.tsx'
import { word } from '../../text/words.ts'
import styles from '../change/dialog.module.css'
import { DeprecateResult } from './DeprecateResult.tsx'
import { hasReplacement, withText } from './form.ts'
import { PlannedDates } from './PlannedDates.tsx'
import { ReplacementField } from './ReplacementField.tsx'
import { StateChoice } from './StateChoice.tsx'
import {
  useDeprecation,
  type Deprecation,
  type DeprecationDraft,
  type DeprecationInit,
} from './useDeprecation.ts'
import { submitWords } from './words.ts'

interface DeprecateFormProps extends DeprecationInit {
  title: ReactNode
  /** The image that the family is rolled back to, when that is what it is for. */
  previous: string | undefined
  /** Opens the dialog again with what was entered. */
  onBringBack(draft: DeprecationDraft): void
}

/** State, replacement and dates on one side; what they do, and the same as commands, on the other. */
export function DeprecateForm({ title, previous, onBringBack, ...init }: DeprecateFormProps) {
  const { subject, onClose } = init
  const { image } = subject
  const formId = useId()
  const state = useDeprecation(init)
  const { form, target, blocked, guarded } = state
  const leaveDialog = useLeaveGuard({
    dirty: state.dirty && !guarded.done,
    what: 'the state, replacement and dates that you have entered',
  })
  if (guarded.done) return <DeprecateResult {...{ title, state }} done={guarded.done} />

  function cancel() {
    onClose()
    if (!state.dirty || guarded.busy) return
    const run = () => onBringBack(state.draft)
    toast({ message: 'Changes discarded.', action: { label: 'Bring back', run }, here: true })
  }

  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (blocked === undefined) guarded.submit()
  }
  return (
    <DialogShell
      title={title}
      width="md"
      onClose={onClose}
      keepOpen={state.dirty || guarded.busy}
      actions={
        <ChangeButtons
          {...{ formId, guarded, blocked }}
          onClose={cancel}
          submit={submitWords(stateOf(image), form.state, previous)}
        />
      }
    >
      <div className={styles['messages']}>
        <ChangeTrouble
          guarded={guarded}
          {...target}
          what={`${visible(image.name)} was not changed.`}
          whether={`${visible(image.name)} was changed`}
        />
        {state.replaced && <Notice tone="warning">{REPLACED}</Notice>}
        {state.overtaken && <Overtaken image={image} state={state} />}
        {!isApiError(guarded.trouble?.error, 403) && <Denied permit={state.permit} />}
      </div>
      <form id={formId} className={styles['columns']} onSubmit={onSubmit}>
        <Choices state={state} image={image} named={previous !== undefined} />
        <Effects state={state} {...init} />
      </form>
      {leaveDialog}
    </DialogShell>
  )
}

interface ChoicesProps {
  state: Deprecation
  image: Image
  /** The image is not the one of the title, so it is named. */
  named: boolean
}

function Choices({ state, image, named }: ChoicesProps) {
  const { form, setForm, target } = state
  return (
    <div className={styles['column']}>
      <StateChoice
        name={named ? image.name : undefined}
        state={form.state}
        from={form.from}
        onChange={state.chooseState}
      />
      {hasReplacement(form) && (
        <ReplacementField
          project={target.project}
          image={image}
          value={form.replacement.text}
          onChange={(text) => setForm({ ...form, replacement: withText(form.replacement, text) })}
        />
      )}
      <PlannedDates form={form} onChange={setForm} />
    </div>
  )
}

function Effects({ state, subject }: { state: Deprecation; subject: DeprecationInit['subject'] }) {
  const { target, change, guarded, form } = state
  const [head] = guarded.preview.changes
  return (
    <div className={`${styles['column']} ${styles['effects']}`}>
      <WhatChanges
        guarded={guarded}
        membersError={subject.membersError}
        differences={<Differences project={target.project} differences={state.differences} />}
      >
        <UsedByLine
          project={target.project}
          image={subject.image}
          state={form.state}
          nextHead={head && movesHead(head) ? head.after?.name : undefined}
        />
      </WhatChanges>
      <ChangeCommands steps={state.unchanged ? [] : [{ target, change }]} />
    </div>
  )
}

/** Somebody else has changed the same meanwhile: what it is now, and whose change it is to be. */
function Overtaken({ image, state }: { image: Image; state: Deprecation }) {
  return (
    <Notice
      tone="warning"
      action={
        <>
          <button type="button" className="button small" onClick={state.takeTheirs}>
            Use theirs
          </button>
          <button type="button" className="button small" onClick={state.keepMine}>
            Keep mine
          </button>
        </>
      }
    >
      Someone else changed this too: it is now {word(stateOf(image)).toLowerCase()}. What you send
      replaces all of their change.
    </Notice>
  )
}
