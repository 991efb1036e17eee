import { getRouteApi, Link } from '@tanstack/react-router'
import { useFormContext } from 'react-hook-form'
import { Button } from '../ui/Button.tsx'
import type { CreateForm } from './model/form.ts'
import { stepOf, type FormField, type Problem } from './model/problems.ts'
import { takeTyped } from './model/typed.ts'
import { STEP_NAMES, WIZARD_STEPS } from './model/wizardSteps.ts'
import { CancelTo } from './parts/CancelTo.tsx'
import { useCreate } from './parts/context.ts'
import type { Submit } from './review/useSubmit.ts'
import type { WizardStepControl } from './useWizardStep.ts'
import styles from './Foot.module.css'

const route = getRouteApi('/projects/$project/images/create')

interface FootProps {
  step: WizardStepControl
  problems: readonly Problem[]
  submit: Submit
  /** Whether there is a draft to come back to. */
  draft: boolean
  /** Called when the user tries to leave a step with problems, with the fields that have them. */
  onTried(fields: readonly FormField[]): void
}

/** Back, Next or Create, and Cancel, always at the bottom of the window. */
export function Foot({ step: control, problems, submit, draft, onTried }: FootProps) {
  const { getValues, setValue } = useFormContext<CreateForm>()
  const { project } = useCreate()
  const { step } = control
  const index = WIZARD_STEPS.indexOf(step)
  const [before, next] = [WIZARD_STEPS[index - 1], WIZARD_STEPS[index + 1]]

  function goNext() {
    const here = problems.filter(({ field }) => stepOf(field) === step)
    if (here.length > 0) {
      onTried(here.map(({ field }) => field))
      control.focusProblem()
    } else if (next) {
      // Entries that were typed but not added are added now.
      const taken = takeTyped(getValues(), project)
      setValue('details', taken.details, { shouldDirty: true })
      setValue('options', taken.options, { shouldDirty: true })
      control.show(next)
    }
  }

  return (
    <div className={styles['foot']}>
      {before && <Button onClick={() => control.show(before)}>Back</Button>}
      {next ? (
        <Button look="primary" onClick={goNext}>
          Next: {STEP_NAMES[next]}
        </Button>
      ) : (
        <Button look="primary" data-create reason={submit.blocked} onClick={submit.press}>
          {submit.label}
        </Button>
      )}
      <Cancel />
      {draft && <span className="muted">Draft kept in this tab</span>}
    </div>
  )
}

/** Leaves the wizard for the page it was opened from; the draft is kept. */
function Cancel() {
  const { project } = useCreate()
  const { next } = route.useSearch()
  if (next === undefined) {
    return (
      <Link className="button quiet" to="/projects/$project/images" params={{ project }}>
        Cancel
      </Link>
    )
  }
  return <CancelTo {...{ project, image: next }} />
}
