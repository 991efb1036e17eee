import { useMemo, useRef } from 'react'
import { session } from '../../api/http/session.ts'
import type { Families } from '../../compute/families.ts'
import type { Parts } from '../../compute/retire/parts.ts'
import { planInParts, type Plan } from '../../compute/retire/plan.ts'
import type { RetirePolicy } from '../../compute/retire/policy.ts'
import { prepareInParts, seenOn, type Prepared } from '../../compute/retire/prepare.ts'
import { scheduleInParts, type Event, type Schedule } from '../../compute/retire/schedule.ts'
import type { Evidence } from '../../compute/retire/uses.ts'
import { timeOf } from './days.ts'
import { familyRows, type FamilyRows } from './view.ts'
import { useInParts } from '../../ui/useInParts.ts'

interface PlanFor {
  project: string
  /** Undefined while incomplete: then there is no plan. */
  images: Families | undefined
  policy: RetirePolicy
  evidence: Evidence | undefined
  /** ms since the epoch. */
  now: number
  /** Days from today. */
  day: number
}

/** A plan with its schedule, all for one policy and one day. */
export interface Planned {
  prepared: Prepared
  schedule: Schedule
  /** What becomes due in each family, in order of time. */
  events: ReadonlyMap<string, readonly Event[]>
  plan: Plan
  /** The plan's families, in table order. */
  families: readonly FamilyRows[]
  now: number
  day: number
}

interface Basis extends Pick<Planned, 'prepared' | 'schedule' | 'events' | 'now'> {
  images: Families
  policy: RetirePolicy
  evidence: Evidence | undefined
}

/** The plan for a day. The previous one stays while a new one is computed. */
export function usePlanned({ project, images, policy, evidence, now, day }: PlanFor) {
  const kept = useRef<Basis>(undefined)
  const work = useMemo(
    () => () => planParts({ project, images, policy, evidence, now, day }, kept),
    [project, images, policy, evidence, now, day],
  )
  return useInParts(work)
}

/** @param kept the part that doesn't depend on the day, cached */
function* planParts(
  { project, images, policy, evidence, now, day }: PlanFor,
  kept: { current: Basis | undefined },
): Parts<Planned | undefined> {
  if (!images) return undefined
  let basis = kept.current
  const isKept =
    basis?.images === images &&
    basis.policy === policy &&
    basis.evidence === evidence &&
    basis.now === now
  if (!basis || !isKept) {
    const { protection } = session()
    const prepared = yield* prepareInParts({ project, images, policy, evidence, protection })
    const schedule = yield* scheduleInParts(prepared, now)
    const events = yield* byFamily(schedule)
    basis = { images, policy, evidence, now, prepared, schedule, events }
    kept.current = basis
  }
  const { prepared, schedule, events } = basis
  const at = timeOf(day, now)
  const plan = yield* planInParts(seenOn(prepared, at, now), at)
  const families: FamilyRows[] = []
  for (const family of plan.families) {
    families.push(familyRows(family))
    yield
  }
  return { prepared, schedule, events, plan, families, now, day }
}

function* byFamily({ events }: Schedule): Parts<Map<string, Event[]>> {
  const found = new Map<string, Event[]>()
  for (const [index, event] of events.entries()) {
    const known = found.get(event.family)
    if (known) known.push(event)
    else found.set(event.family, [event])
    if (index % 1000 === 999) yield
  }
  return found
}
