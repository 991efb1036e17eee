import { Link } from '@tanstack/react-router'
import { StepName, Stepper, type StepState } from '../ui/Stepper.tsx'
import { stepOf, type Problem } from './model/problems.ts'
import { STEP_NAMES, WIZARD_STEPS, type WizardStep } from './model/wizardSteps.ts'
import { useCreate } from './parts/context.ts'
import type { WizardStepControl } from './useWizardStep.ts'

interface StepLinksProps {
  control: WizardStepControl
  problems: readonly Problem[]
}

/** Links to the steps, with the state of those that have been visited. */
export function StepLinks({ control, problems }: StepLinksProps) {
  const { findings, refused } = useCreate()
  const wrong = new Set<WizardStep>([
    ...problems.map(({ field }) => stepOf(field)),
    ...findings.filter(({ tone }) => tone === 'error').map(({ field }) => stepOf(field)),
    ...(refused === null ? [] : [stepOf(refused)]),
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
