import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useChange } from '../../../api/changes.ts'
import { familyQuery, imageQuery } from '../../../api/images.ts'
import { readFresh } from '../../../api/readFresh.ts'
import { membersQuery } from '../../../api/members.ts'
import {
  publishPlan,
  rollbackPlan,
  type PublishFacts,
  type PublishStep,
} from '../../../compute/create/publish.ts'
import { asError } from '../../../ui/asError.ts'

export interface Publish {
  /** The step that is under way. */
  running: PublishStep['kind'] | null
  error: Error | null
  /** What the family really resolves to once all is done; null is nothing, undefined not asked yet. */
  resolved: string | null | undefined
  /** Does what is left of the plan, step by step. */
  publish(): Promise<void>
  /** Gives the family its previous head back, by deprecating and activating; nothing is deleted. */
  takeBack(): Promise<void>
}

/** Runs a plan. Each step is planned from the images as the one before has left them. */
export function usePublish(facts: PublishFacts): Publish {
  const client = useQueryClient()
  const change = useChange()
  const [running, setRunning] = useState<Publish['running']>(null)
  /** Also while the images are read before the first step. */
  const busy = useRef(false)
  const [error, setError] = useState<Error | null>(null)
  const [resolved, setResolved] = useState<string | null>()
  const { project, family } = facts

  async function read(): Promise<PublishFacts> {
    const [image, members] = await Promise.all([
      readFresh(client, imageQuery(project, facts.image.name)),
      readFresh(client, membersQuery(project, family)),
    ])
    return { ...facts, image, members }
  }

  async function run(plan: (facts: PublishFacts) => readonly PublishStep[]): Promise<void> {
    if (busy.current) return
    busy.current = true
    setError(null)
    setResolved(undefined)
    try {
      // A step that does not do what it should would be planned again for ever.
      for (let left = 4, next = plan(await read())[0]; next && left > 0; left--) {
        setRunning(next.kind)
        // oxlint-disable-next-line no-await-in-loop -- steps depend on each other: one at a time
        await change.mutateAsync({ target: next.target, change: next.change })
        // oxlint-disable-next-line no-await-in-loop -- the next step is planned by what this one has done
        next = plan(await read())[0]
      }
      const head = await readFresh(client, familyQuery(project, family))
      setResolved(head?.name ?? null)
    } catch (caught) {
      setError(asError(caught))
      await read().catch(() => undefined)
    } finally {
      busy.current = false
      setRunning(null)
    }
  }

  return {
    running,
    error,
    resolved,
    publish: () => run((now) => publishPlan(now).steps),
    takeBack: () => run(rollbackPlan),
  }
}
