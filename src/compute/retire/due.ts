/** Planned dates: overdue images, upcoming ones, and images without a plan. */
import { dueState, isPlanUnread, PLANNED, stateOf, type Due } from '../deprecation.ts'
import type { Change } from '../changes/change.ts'
import type { Image, State } from '../schema.ts'
import { readTime, type Moment } from '../time.ts'
import { DAY, rankOf } from './stage.ts'

export interface DueImage {
  image: Image
  /** The latest state whose date has passed, and when. */
  due: Due
}

export interface PlannedState {
  image: Image
  state: State
  at: Moment
}

export interface DueView {
  /** By the state that is due, DEPRECATED first; longest overdue first. */
  overdue: ReadonlyMap<State, readonly DueImage[]>
  /** Every state with a future date, soonest first. */
  planned: readonly PlannedState[]
  /** Retired images without a date for their next state. */
  withoutPlan: readonly Image[]
  /** Images whose state or dates couldn't be read, or are no dates. */
  unread: readonly Image[]
}

/** @param now ms since the epoch */
export function dueOf(images: Iterable<Image>, now: number): DueView {
  const overdue = new Map<State, DueImage[]>(PLANNED.map(([state]) => [state, []]))
  const planned: PlannedState[] = []
  const withoutPlan: Image[] = []
  const unread: Image[] = []
  for (const image of images) {
    if (isPlanUnread(image)) {
      unread.push(image)
      continue
    }
    const due = dueState(image, now)
    if (due) overdue.get(due.state)?.push({ image, due })
    const next = plannedOf(image, now)
    planned.push(...next)
    if (!due && next.length === 0 && ['DEPRECATED', 'OBSOLETE'].includes(stateOf(image))) {
      withoutPlan.push(image)
    }
  }
  for (const rows of overdue.values()) rows.sort((a, b) => a.due.since.at - b.due.since.at)
  planned.sort((a, b) => a.at.at - b.at.at)
  return { overdue, planned, withoutPlan, unread }
}

function plannedOf(image: Image, now: number): PlannedState[] {
  const { deprecated } = image
  if (!deprecated) return []
  const rank = rankOf(stateOf(image))
  return PLANNED.flatMap(([state, field]) => {
    const at = readTime(deprecated[field])
    const isToCome = at.at > now && rank >= 0 && rankOf(state) > rank
    return isToCome ? [{ image, state, at }] : []
  })
}

/** Those within the next `days` days. */
export const within = (planned: readonly PlannedState[], days: number, now: number) =>
  planned.filter(({ at }) => at.at <= now + days * DAY)

/** The change that applies the due state; the replacement and the dates are kept. */
export const dueChange = ({ image, due }: DueImage): Change => ({
  kind: 'deprecate',
  status: { ...image.deprecated, state: due.state },
})
