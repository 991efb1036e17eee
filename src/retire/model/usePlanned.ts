import { useMemo, useRef } from 'react'
import { session } from '../../api/http/session.ts'
import type { Families } from '../../compute/families.ts'
import type { Parts } from '../../compute/retire/parts.ts'
import { liftedLimits } from '../../compute/retire/limits.ts'
import { planInParts, type Plan } from '../../compute/retire/plan.ts'
import type { RetirePolicy } from '../../compute/retire/policy.ts'
import { prepareInParts, seenOn, type Prepared } from '../../compute/retire/prepare.ts'
import { scheduleInParts, type Event, type Schedule } from '../../compute/retire/schedule.ts'
import type { Evidence } from '../../compute/retire/uses.ts'
import type { ReasonCode } from '../../compute/retire/reasons.ts'
import { dueByDay, timeOf, type DueByDay } from './days.ts'
import { rowsInParts, type FamilyRows } from './view.ts'
import { useInParts } from '../../ui/useInParts.ts'
import type { Item } from '../../runs/run.ts'
import { itemsOf } from './run.ts'

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
  due: DueByDay
  plan: Plan
  /** The plan's families, in table order. */
  families: readonly FamilyRows[]
  /** Number of rows with each reason. */
  reasons: ReadonlyMap<ReasonCode, number>
  /** What a run of it sends. */
  items: readonly Item[]
  /** The limits that would put off nothing; undefined if these put nothing off. */
  lifted: ReturnType<typeof liftedLimits>
  now: number
  day: number
}

interface Basis extends Pick<Planned, 'prepared' | 'schedule' | 'events' | 'due' | 'now'> {
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
    const due = yield* dueByDay(schedule, now)
    basis = { images, policy, evidence, now, prepared, schedule, events, due }
    kept.current = basis
  }
  const { prepared, schedule, events, due } = basis
  const at = timeOf(day, now)
  const plan = yield* planInParts(seenOn(prepared, at, now), at)
  const rows = yield* rowsInParts(plan)
  const lifted = liftedLimits(plan.families)
  yield
  const items = itemsOf(plan, session().universe)
  yield
  return { prepared, schedule, events, due, plan, ...rows, items, lifted, now, day }
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
