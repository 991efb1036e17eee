import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { STEPS, type Step } from './model/steps.ts'

const route = getRouteApi('/projects/$project/images/create')

export interface StepControl {
  step: Step
  /** Steps that have been open, in this visit or by their place before one that has. */
  visited: ReadonlySet<Step>
  /** Opens a step and puts the focus on its heading, or on the first field that something is wrong with. */
  show(step: Step, focus?: 'heading' | 'problem'): void
  /** Puts the focus on the first field of this step that something is wrong with. */
  focusProblem(): void
}

/** The step that the address names; each is an entry of the history. */
export function useStep(): StepControl {
  const { step: named } = route.useSearch()
  const navigate = route.useNavigate()
  const step: Step = named === undefined || named === 'publish' ? 'source' : named
  const [furthest, setFurthest] = useState(0)
  const index = STEPS.indexOf(step)
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
    visited: new Set(STEPS.slice(0, furthest + 1)),
    show(next, where = 'heading') {
      if (next === step) return where === 'problem' ? focusProblem() : undefined
      focus.current = where
      void navigate({ search: (old) => ({ ...old, step: next === 'source' ? undefined : next }) })
    },
    focusProblem,
  }
}

/** Puts the focus on the heading of the open step. */
export const focusHeading = () =>
  document.querySelector<HTMLElement>('[data-step-heading]')?.focus()

/** Once React has drawn what is wrong. */
function focusProblem(): void {
  requestAnimationFrame(() => {
    const field = document.querySelector<HTMLElement>('[data-step] [aria-invalid="true"]')
    field?.closest('details')?.setAttribute('open', '')
    field?.focus()
  })
}
