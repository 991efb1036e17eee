import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { WIZARD_STEPS, type WizardStep } from './model/wizardSteps.ts'

const route = getRouteApi('/projects/$project/images/create')

export interface WizardStepControl {
  step: WizardStep
  /** Steps opened during this visit, and all steps before them. */
  visited: ReadonlySet<WizardStep>
  /** Opens a step and moves the focus to its heading, or to its first invalid field. */
  show(step: WizardStep, focus?: 'heading' | 'problem'): void
  /** The step that a link opens next focuses its first invalid field. */
  aim(): void
  /** Moves the focus to the first invalid field of this step. */
  focusProblem(): void
}

/** The step named by the URL; each step is a history entry. */
export function useWizardStep(): WizardStepControl {
  const { step: named } = route.useSearch()
  const navigate = route.useNavigate()
  const step: WizardStep = named === undefined || named === 'publish' ? 'source' : named
  const [furthest, setFurthest] = useState(0)
  const index = WIZARD_STEPS.indexOf(step)
  if (index > furthest) setFurthest(index)

  const shown = useRef(step)
  const focus = useRef<'heading' | 'problem'>('heading')
  useEffect(() => {
    if (shown.current === step) return
    shown.current = step
    if (focus.current === 'problem') focusProblem()
    else focusHeading()
    focus.current = 'heading'
  }, [step])

  return {
    step,
    visited: new Set(WIZARD_STEPS.slice(0, furthest + 1)),
    show(next, where = 'heading') {
      if (next === step) return where === 'problem' ? focusProblem() : undefined
      focus.current = where
      void navigate({ search: (old) => ({ ...old, step: next === 'source' ? undefined : next }) })
    },
    aim: () => void (focus.current = 'problem'),
    focusProblem,
  }
}

/** Moves the focus to the heading of the open step. */
export const focusHeading = () =>
  document.querySelector<HTMLElement>('[data-step-heading]')?.focus()

/** Runs in the next frame, once React has marked the invalid fields. */
function focusProblem(): void {
  requestAnimationFrame(() => {
    const field = document.querySelector<HTMLElement>(
      '[data-step] :is([aria-invalid="true"], [data-problem])',
    )
    if (!field) return focusHeading()
    field.closest('details')?.setAttribute('open', '')
    field.focus()
  })
}
