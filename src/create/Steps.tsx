import { Link } from '@tanstack/react-router'
import { useFormContext } from 'react-hook-form'
import { type CreateForm } from './model/form.ts'
import { STEP_NAMES, WIZARD_STEPS, type WizardStep } from './model/wizardSteps.ts'
import { takeTyped } from './model/typed.ts'
import { isInForm, stepOf, type Problem } from './model/problems.ts'
import { Notice } from '../ui/Notice.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { StepName, Stepper, type StepState } from '../ui/Stepper.tsx'
import { ChangeError } from '../images/parts/ChangeError.tsx'
import { useCreate } from './parts/context.ts'
import styles from './parts/create.module.css'
import { DetailsStep } from './details/DetailsStep.tsx'
import { OptionsStep } from './options/OptionsStep.tsx'
import { ReviewStep } from './review/ReviewStep.tsx'
import type { RunState } from './run/useRun.ts'
import { SourceStep } from './source/SourceStep.tsx'
import type { Source } from './source/useSource.ts'
import type { WizardStepControl } from './useWizardStep.ts'

interface StepsProps {
  step: WizardStepControl
  source: Source
  run: RunState
  problems: readonly Problem[]
  /** An error that concerns no field. */
  failure: Error | null
  /** Whether the form was restored from this tab’s draft. */
  restored: boolean
  /** Called when the user tries to leave a step that has problems. */
  onTried(): void
  onCreate(): void
  /** Opens an empty form. */
  onStartOver(): void
}

/** The page around the open step: the list of steps, errors, Back and Next. */
export function Steps(props: StepsProps) {
  const { step: control, run, problems, failure, restored } = props
  const { project } = useCreate()
  const { step } = control
  return (
    <>
      <PageHead
        name="Create image"
        crumbs={[
          <Link key="images" to="/projects/$project/images" params={{ project }}>
            Images
          </Link>,
        ]}
        sub={`In ${project}`}
      />
      <div className={styles['page']}>
        <StepLinks control={control} problems={problems} />
        {restored && <Restored onStartOver={props.onStartOver} />}
        {failure && !run.busy && !run.begun && (
          <ChangeError error={failure} project={project} image="" />
        )}
        <section aria-labelledby="step-heading" data-step className={styles['step']}>
          <h2 id="step-heading" data-step-heading tabIndex={-1}>
            {STEP_NAMES[step]}
          </h2>
          <OpenStep {...props} />
        </section>
        {step !== 'review' && <Buttons {...props} />}
      </div>
    </>
  )
}

function OpenStep({ step: { step }, source, run, problems, onCreate, onStartOver }: StepsProps) {
  switch (step) {
    case 'source':
      return <SourceStep source={source} />
    case 'details':
      return <DetailsStep />
    case 'options':
      return <OptionsStep />
    case 'review':
      return (
        <ReviewStep run={run} problems={problems} onCreate={onCreate} onStartOver={onStartOver} />
      )
  }
}

interface StepLinksProps {
  control: WizardStepControl
  problems: readonly Problem[]
}

function StepLinks({ control, problems }: StepLinksProps) {
  const { formState } = useFormContext<CreateForm>()
  const { findings } = useCreate()
  const wrong = new Set<WizardStep>([
    ...problems.map(({ field }) => stepOf(field)),
    ...findings.filter(({ tone }) => tone === 'error').map(({ field }) => stepOf(field)),
    ...(formState.errors.drafts ? (['source'] as const) : []),
    ...(formState.errors.details ? (['details'] as const) : []),
    ...(formState.errors.options ? (['options'] as const) : []),
  ])
  const stateOf = (step: WizardStep): StepState => {
    if (step === 'review' || step === control.step || !control.visited.has(step)) return 'todo'
    return wrong.has(step) ? 'problem' : 'done'
  }
  return (
    <Stepper label="Steps">
      {WIZARD_STEPS.map((step, index) => (
        <Link
          key={step}
          from="/projects/$project/images/create"
          to="."
          search={(old) => ({ ...old, step: step === 'source' ? undefined : step })}
          aria-current={step === control.step ? 'step' : undefined}
          activeOptions={{ exact: true }}
          activeProps={{ 'aria-current': step === control.step ? 'step' : undefined }}
        >
          <StepName number={index + 1} name={STEP_NAMES[step]} state={stateOf(step)} />
        </Link>
      ))}
    </Stepper>
  )
}

function Restored({ onStartOver }: { onStartOver(): void }) {
  return (
    <Notice
      action={
        <button type="button" className="button small" onClick={onStartOver}>
          Start over
        </button>
      }
    >
      Draft restored from this tab. Encryption keys are never saved: enter them again.
    </Notice>
  )
}

function Buttons({ step: control, problems, onTried }: StepsProps) {
  const { getValues, setValue, trigger } = useFormContext<CreateForm>()
  const { project } = useCreate()
  const { step } = control
  const index = WIZARD_STEPS.indexOf(step)
  const [before, next] = [WIZARD_STEPS[index - 1], WIZARD_STEPS[index + 1]]

  async function goNext() {
    const here = problems.filter(({ field }) => stepOf(field) === step)
    if (here.length > 0) {
      onTried()
      const wrong = here.map(({ field }) => field).filter(isInForm)
      // Mark them as touched, so that they are validated on every change from now on.
      for (const field of wrong) setValue(field, getValues(field), { shouldTouch: true })
      await trigger(wrong)
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
    <div className={styles['buttons']}>
      {before && (
        <button type="button" className="button" onClick={() => control.show(before)}>
          Back
        </button>
      )}
      <button type="button" className="button primary" onClick={() => void goNext()}>
        Next{next && `: ${STEP_NAMES[next]}`}
      </button>
    </div>
  )
}
