/**
 * The lives of a family's members, as far as they can be reconstructed. The API keeps no history:
 * all that is known is when an image was created, its current state, and the dates in its
 * deprecation status. If the time of a change isn't among them, the stretch is marked as unknown;
 * nothing is guessed.
 */
import { PLANNED, stateOf } from '../compute/deprecation.ts'
import { STATES, type Image, type State } from '../compute/schema.ts'
import type { Stage } from '../compute/retire/stage.ts'
import { readTime, type Moment } from '../compute/time.ts'

/** A stretch of a member's life. */
interface Stretch {
  /** The state during it; if `known` is false, the state at its end. */
  state: string
  start: Moment
  /** Its end, ms since the epoch. */
  to: number
  /** False if a change happened somewhere within. */
  known: boolean
}

/** The planned date of a state that the image hasn't reached yet. */
interface Plan extends Moment {
  state: State
  due: boolean
}

/** A step of a retirement plan. */
export interface Step {
  /** ms since the epoch; one that is due has the current time. */
  at: number
  to: Stage
}

export interface Life {
  image: Image
  stretches: Stretch[]
  plans: Plan[]
  /** What a retirement plan does to it, in order of time. */
  steps: readonly Step[]
}

export interface Timeline {
  lives: Life[]
  from: number
  to: number
}

const DAY = 86_400_000
const YEAR = 365 * DAY

/**
 * The lives of members and the span to show: from the first creation to the last planned date, but
 * no further ahead than a year or than the past reaches back.
 * @param now ms since the epoch
 * @param steps of a retirement plan, by image
 */
export function timelineOf(
  images: readonly Image[],
  now: number,
  steps: ReadonlyMap<string, readonly Step[]> = new Map(),
): Timeline {
  const lives = images.map((image) => lifeOf(image, now, steps.get(image.name)))
  let from = now - 30 * DAY
  for (const { stretches } of lives) from = Math.min(from, stretches[0]?.start.at ?? now)
  const furthest = now + Math.max(YEAR, now - from)
  let end = now
  for (const { plans, steps: own } of lives) {
    for (const { at } of [...plans, ...own]) end = Math.max(end, Math.min(at, furthest))
  }
  return { lives, from, to: end + (end - from) * 0.06 }
}

/** One member's life until now, and its planned dates. */
export function lifeOf(image: Image, now: number, steps: readonly Step[] = []): Life {
  const state = stateOf(image)
  const rank = rankOf(state)
  const made = readTime(image.creationTimestamp)
  const dates = PLANNED.map(([to, field]) => ({
    state: to,
    ...readTime(image.deprecated?.[field]),
  })).filter(({ at }) => !Number.isNaN(at))
  const plans = dates
    .filter((date) => rank >= 0 && rankOf(date.state) > rank)
    .map((date) => ({ ...date, due: date.at <= now }))
  if (!(made.at <= now)) return { image, stretches: [], plans, steps }
  const changes = dates.filter((date) => rankOf(date.state) <= rank && date.at <= now)
  return { image, stretches: stretchesOf(state, made, changes, now), plans, steps }
}

function stretchesOf(
  state: string,
  made: Moment,
  changes: readonly ({ state: State } & Moment)[],
  now: number,
): Stretch[] {
  const stretches: Stretch[] = []
  let start = made
  let current = 'ACTIVE'
  for (const change of changes) {
    // A date before the image was created, or before that of an earlier state, is meaningless.
    if (change.at < start.at) continue
    const known = rankOf(change.state) === rankOf(current) + 1
    stretches.push({ state: known ? current : change.state, start, to: change.at, known })
    start = { at: change.at, isDay: change.isDay }
    current = change.state
  }
  return [...stretches, { state, start, to: now, known: current === state }]
}

const rankOf = (state: string) => STATES.findIndex((known) => known === state)

/** Where to draw lines: starts of months, quarters or years, about a dozen at most. */
export function ticksOf({ from, to }: Pick<Timeline, 'from' | 'to'>): number[] {
  const months = (to - from) / (30.44 * DAY)
  const step = [1, 3, 6, 12, 24, 60, 120].find((each) => months / each <= 14) ?? 240
  const first = new Date(from)
  const ticks: number[] = []
  let month = Math.ceil((first.getFullYear() * 12 + first.getMonth() + 1) / step) * step
  for (; ; month += step) {
    const at = new Date(Math.floor(month / 12), month % 12).getTime()
    if (at > to || Number.isNaN(at)) return ticks
    ticks.push(at)
  }
}
