import type { ReactNode } from 'react'
import { FormProvider } from 'react-hook-form'
import { isApiError } from '../../api/http/error.ts'
import { movesHead } from '../../compute/changes/heads.ts'
import { stateOf } from '../../compute/deprecation.ts'
import type { Image } from '../../compute/schema.ts'
import { Button } from '../../ui/Button.tsx'
import { DialogShell } from '../../ui/DialogShell.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Still } from '../../ui/Still.tsx'
import { offerBack } from '../../ui/offerBack.ts'
import { useLeaveGuard } from '../../ui/useLeaveGuard.tsx'
import { visible } from '../../text/visible.ts'
import { ChangeButtons } from '../change/ChangeButtons.tsx'
import { ChangeTrouble } from '../change/ChangeTrouble.tsx'
import { HeadDifferences } from '../compare/HeadDifferences.tsx'
import { Denied } from '../change/Denied.tsx'
import { Differences } from '../change/Differences.tsx'
import { FamilyHeads } from '../change/FamilyHeads.tsx'
import { useProtectedTick } from '../change/useProtectedTick.tsx'
import { WhatChanges } from '../change/WhatChanges.tsx'
import { ChangeCommands } from '../change/ChangeCommands.tsx'
import { UsedByLine } from '../lineage/UsedByLine.tsx'
import { word } from '../../text/words.ts'
import { DeprecateResult } from './DeprecateResult.tsx'
import { hasReplacement } from './form.ts'
import { PlannedDates } from './PlannedDates.tsx'
import { ReplacementDifferences } from './ReplacementDifferences.tsx'
import { ReplacementField, ReplacementWarnings } from './ReplacementField.tsx'
import { StateChoice } from './StateChoice.tsx'
import {
  useDeprecation,
  type Deprecation,
  type DeprecationDraft,
  type DeprecationInit,
} from './useDeprecation.ts'
import { allSubmitWords, submitWords } from './words.ts'

interface DeprecateFormProps extends DeprecationInit {
  title: ReactNode
  /** The image that the family is rolled back to, if the dialog is for that. */
  previous: string | undefined
  /** Reopens the dialog with the input. */
  onBringBack(draft: DeprecationDraft): void
}

/** State, replacement, dates and commands on one side; their effect on the other. */
export function DeprecateForm({ title, previous, onBringBack, ...init }: DeprecateFormProps) {
  const { subject, onClose } = init
  const { image } = subject
  const state = useDeprecation(init)
  const { form, values, guarded } = state
  const protection = useProtectedTick(image, 'change')
  const blocked = state.blocked ?? protection.blocked
  const leaveDialog = useLeaveGuard({
    dirty: state.dirty && !guarded.done,
    saving: guarded.busy,
    what: 'the state, replacement and dates you entered',
  })
  if (guarded.done) return <DeprecateResult {...{ title, state }} done={guarded.done} />

  function cancel() {
    onClose()
    if (!state.dirty || guarded.busy) return
    offerBack('Changes discarded.', () => onBringBack(state.draft))
  }

  return (
    <>
      <DialogShell
        title={title}
        onClose={onClose}
        keepOpen={state.dirty || guarded.busy}
        onSubmit={() => void form.handleSubmit(() => blocked === undefined && guarded.submit())()}
        actions={
          <ChangeButtons
            {...{ guarded, blocked }}
            onClose={cancel}
            submit={submitWords(stateOf(image), values.state, previous)}
            all={allSubmitWords(previous)}
          />
        }
        halves={{
          set: (
            <FormProvider {...form}>
              <Choices state={state} image={image} named={previous !== undefined} />
            </FormProvider>
          ),
          consequences: (
            <>
              <Troubles state={state} image={image} />
              {protection.notice}
              <FamilyHeads guarded={guarded} membersError={subject.membersError} />
            </>
          ),
          affected: (
            <Still isStill={guarded.busy}>
              <Affected state={state} image={image} />
            </Still>
          ),
        }}
      />
      {leaveDialog}
    </>
  )
}

interface ChoicesProps {
  state: Deprecation
  image: Image
  /** The title names another image, so this one has to be named. */
  named: boolean
}

function Choices({ state, image, named }: ChoicesProps) {
  const { values, target, change } = state
  return (
    <>
      <StateChoice
        name={named ? image.name : undefined}
        from={state.guarded.busy ? values.kept.state : stateOf(image)}
        onChange={state.chooseState}
      />
      <ReplacementField
        project={target.project}
        image={image}
        reason={
          hasReplacement(values) ? undefined : 'An active image with nothing planned has none.'
        }
      />
      <PlannedDates />
      <ChangeCommands steps={state.unchanged ? [] : [{ target, change }]} shown />
    </>
  )
}

function Troubles({ state, image }: { state: Deprecation; image: Image }) {
  const { guarded, target } = state
  return (
    <>
      <ChangeTrouble
        guarded={guarded}
        {...target}
        what={`${visible(image.name)} was not changed.`}
        whether={`${visible(image.name)} was changed`}
      />
      {state.overtaken && <Overtaken image={image} state={state} />}
      {!isApiError(guarded.trouble?.error, 403) && <Denied permit={state.permit} />}
    </>
  )
}

function Affected({ state, image }: { state: Deprecation; image: Image }) {
  const { target, guarded, values } = state
  const [head] = guarded.preview.changes
  return (
    <>
      <WhatChanges>
        <Differences project={target.project} differences={state.differences} />
      </WhatChanges>
      <ReplacementWarnings project={target.project} image={image} text={values.replacement} />
      <UsedByLine
        project={target.project}
        image={image}
        state={values.state}
        nextHead={head && movesHead(head) ? head.after?.name : undefined}
      />
      <HeadDifferences project={target.project} preview={guarded.preview} />
      <ReplacementDifferences
        project={target.project}
        image={image}
        text={hasReplacement(values) ? values.replacement : ''}
        shown={guarded.preview}
      />
    </>
  )
}

/**
 * Someone else has changed the same fields: shows the current state, and asks whose change to keep.
 */
function Overtaken({ image, state }: { image: Image; state: Deprecation }) {
  return (
    <Notice
      tone="warning"
      action={
        <>
          <Button small onClick={state.takeTheirs}>
            Use theirs
          </Button>
          <Button small onClick={state.keepMine}>
            Keep mine
          </Button>
        </>
      }
    >
      Someone else changed this too: it is now {word(stateOf(image)).toLowerCase()}. What you send
      replaces all of their change.
    </Notice>
  )
}
