/** A plan as changes, in the order they are sent. */
import type { Change, ImageChange } from '../changes/change.ts'
import { PLANNED } from '../deprecation.ts'
import { imagePath, selfLink } from '../links.ts'
import type { DeprecationStatus, State } from '../schema.ts'
import { parseTime } from '../time.ts'
import type { Plan, Row } from './plan.ts'
import { DAY, rankOf } from './stage.ts'

/** The rows that change: oldest images of a family first, deletions last. */
export function changingRows(plan: Plan): Row[] {
  const changes: Row[] = []
  const removals: Row[] = []
  for (const { rows } of plan.families) {
    for (let index = rows.length - 1; index >= 0; index--) {
      const row = rows[index]
      if (row?.outcome === 'change') (row.to === 'REMOVED' ? removals : changes).push(row)
    }
  }
  return changes.concat(removals)
}

/**
 * The change for a row.
 * @param universe for the link to the replacement: `googleapis.com`
 */
export function stepOf(row: Row, plan: Plan, universe?: string): ImageChange {
  const target = { project: plan.project, image: row.image.name }
  if (row.to === 'REMOVED') return { target, change: { kind: 'delete' } }
  const replacement =
    row.replacement && selfLink(imagePath(plan.project, row.replacement.name), universe)
  const change: Change = { kind: 'deprecate', status: statusOf(row, replacement, plan) }
  return { target, change }
}

/** The complete status: the API replaces the old one, so anything omitted is lost. */
function statusOf(row: Row, replacement: string | undefined, plan: Plan): DeprecationStatus {
  const { image, from, to } = row
  const before = image.deprecated ?? {}
  const link = replacement ?? before.replacement
  const linked = link ? { replacement: link } : {}
  if (from === to) return { ...before, state: from, ...linked }
  const dates = PLANNED.flatMap(([state, field]) => {
    const date =
      rankOf(state) > rankOf(to)
        ? (plannedDate(row, state, plan) ?? before[field])
        : reachedDate(before[field], state, to, plan)
    return date === undefined ? [] : [[field, date]]
  })
  return { state: to, ...linked, ...Object.fromEntries(dates) }
}

/**
 * The date of a state the image has reached. A future date is dropped, because the state came
 * early. When ages count from the last state, the state just entered gets the current time.
 */
function reachedDate(
  date: string | undefined,
  state: string,
  to: string,
  { policy, at }: Plan,
): string | undefined {
  if (state === to && policy.ages.since === 'lastState') return timeText(at)
  return date !== undefined && parseTime(date) > at ? undefined : date
}

/**
 * When the policy moves the image to a later state; undefined if it doesn't, or if that isn't
 * known.
 */
function plannedDate({ ages, to }: Row, state: State, { policy, at }: Plan): string | undefined {
  if (!policy.writeDates) return undefined
  const times: number[] = []
  let entered = at
  for (const step of ages.steps) {
    if (rankOf(step.stage) <= rankOf(to)) continue
    if (policy.ages.since === 'lastState') entered += step.age * DAY
    if (step.stage === state) {
      times.push(policy.ages.since === 'lastState' ? entered : Math.max(step.at, at))
    }
  }
  if (ages.endOfLife?.stage === state) times.push(Math.max(ages.endOfLife.at, at))
  const time = Math.min(...times)
  return Number.isFinite(time) ? timeText(time) : undefined
}

/** As the API accepts it: RFC 3339 in UTC, to the second. */
const timeText = (time: number) => new Date(time).toISOString().replace(/\.\d+Z$/, 'Z')
