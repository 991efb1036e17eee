import { useState } from 'react'
import {
  publishPlan,
  rollbackPlan,
  type PublishFacts,
  type PublishPlan,
  type PublishStep,
} from '../model/publish.ts'
import type { ImageChange } from '../../compute/changes/change.ts'
import { useGround } from '../../images/change/useGround.ts'
import { useGuard, type Guarded } from '../../images/change/useGuard.ts'
import { readRecord, writeRecord } from './record.ts'

export interface Publishing {
  /** The steps still to be done. */
  plan: PublishPlan
  /** All steps planned when publishing began; those no longer in `plan` are done. */
  kinds: readonly PublishStep['kind'][]
  /** The step that is running; those of `plan` before it are done. */
  running: PublishStep['kind'] | undefined
  /** The step that failed. */
  failed: PublishStep['kind'] | undefined
  /** Some steps are done, so there is something to undo. */
  begun: boolean
  /** The steps that restore the family’s previous head. */
  rollback: readonly ImageChange[]
  /** The image is no longer the one that the page was opened for, but another one of the same name. */
  replaced: boolean
  guarded: Guarded
  /** The families’ members are still loading. */
  waiting: boolean
  /** Why they couldn’t be loaded. */
  error: Error | null
  publish(): void
  /** Discards the record after publishing was undone. */
  forget(): void
}

const ORDER: readonly PublishStep['kind'][] = ['family', 'activate', 'deprecate']

/** Plans are recomputed on every render, so the same step is a different object each time. */
const isSame = (one: ImageChange | undefined) => (step: PublishStep) =>
  step.target.image === one?.target.image && step.change.kind === one.change.kind

/**
 * Publishes an image. The steps follow from the images as they are, and only what is shown is sent.
 * @param onStopped called if publishing stopped before its first step was sent
 */
export function usePublish(facts: PublishFacts, onStopped: () => void): Publishing {
  const { project, image, family, members } = facts
  const [record, setRecord] = useState(() => readRecord(project, image.name, family))
  const [first] = useState(image.id)
  const replaced = image.id !== first
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
  const rollback = rollbackPlan(facts)
  return {
    plan,
    kinds,
    running: plan.steps.find(isSame(guarded.running?.step))?.kind,
    failed: plan.steps.find(isSame(guarded.trouble?.step))?.kind,
    begun: kinds.some((kind) => !planned.has(kind)) && rollback.length > 0,
    rollback,
    replaced,
    guarded,
    waiting,
    error,
    publish() {
      if (replaced || guarded.busy || waiting || plan.blocked !== null || !guarded.confirmed) return
      save({ family, kinds: [...kinds] })
      guarded.submit()
    },
    forget: () => save(null),
  }
}
