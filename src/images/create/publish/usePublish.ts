import { useState } from 'react'
import {
  publishPlan,
  rollbackPlan,
  type PublishFacts,
  type PublishPlan,
  type PublishStep,
} from '../../../compute/create/publish.ts'
import type { Step } from '../../../compute/changes/heads.ts'
import { useGround } from '../../change/useGround.ts'
import { useGuard, type Guarded } from '../../change/useGuard.ts'
import { readRecord, writeRecord } from './record.ts'

export interface Publishing {
  /** What is still to be done. */
  plan: PublishPlan
  /** The steps as they were when publishing began; those of them that are not in the plan are done. */
  kinds: readonly PublishStep['kind'][]
  /** The step that is under way. */
  running: PublishStep['kind'] | undefined
  /** Some of it is done, and there is something to undo. */
  begun: boolean
  /** What gives the family its previous head back. */
  wayBack: readonly PublishStep[]
  guarded: Guarded
  /** The members of the families are still being read. */
  waiting: boolean
  /** Why they could not be. */
  error: Error | null
  publish(): void
  /** Publishing was undone: nothing of it is left. */
  forget(): void
}

const ORDER: readonly PublishStep['kind'][] = ['family', 'activate', 'deprecate']

/** Plans are made anew whenever something is shown: the same step is another object each time. */
const isSame = (running: Step | undefined) => (step: PublishStep) =>
  step.target.image === running?.target.image && step.change.kind === running.change.kind

/**
 * Publishing as planned from the images as they are: what is shown is what is sent.
 * @param onStopped told that nothing of it has begun after all
 */
export function usePublish(facts: PublishFacts, onStopped: () => void): Publishing {
  const { project, image, family, members } = facts
  const [record, setRecord] = useState(() => readRecord(project, image.name, family))
  const plan = publishPlan(facts)
  const images = [image, ...members.filter(({ name }) => name !== image.name)].filter(({ name }) =>
    plan.steps.some(({ target }) => target.image === name),
  )
  const { ground, waiting, error } = useGround(project, images, plan.steps)

  const save = (next: typeof record) => {
    setRecord(next)
    writeRecord(project, image.name, next)
  }
  const guarded = useGuard({
    project,
    steps: plan.steps,
    ground,
    onDone: () => undefined,
    onStopped: () => {
      save(null)
      onStopped()
    },
  })
  const planned = new Set(plan.steps.map(({ kind }) => kind))
  const kinds = ORDER.filter((kind) => planned.has(kind) || record?.kinds.includes(kind))
  const wayBack = rollbackPlan(facts)
  return {
    plan,
    kinds,
    running: plan.steps.find(isSame(guarded.running))?.kind,
    begun: kinds.some((kind) => !planned.has(kind)) && wayBack.length > 0,
    wayBack,
    guarded,
    waiting,
    error,
    publish() {
      if (guarded.busy || waiting || plan.blocked !== null || !guarded.confirmed) return
      save({ family, kinds: [...kinds] })
      guarded.submit()
    },
    forget: () => save(null),
  }
}
