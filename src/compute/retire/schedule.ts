/**
 * What becomes due over the coming days: the steps that plans will make if no image is built or
 * changed in the meantime. Ignores limits: they put off what is due, but don't change when it is due.
 */
import { stateOf } from '../deprecation.ts'
import { headOf } from '../family.ts'
import type { Image } from '../schema.ts'
import type { Entry, Prepared } from './prepare.ts'
import { DAY, rankOf, STAGES, type Stage } from './stage.ts'
import { whole, type Parts } from './parts.ts'
import { useView } from './useView.ts'

export interface Event {
  /** ms since the epoch; what is already due has `from`. */
  at: number
  family: string
  image: Image
  to: Stage
}

export interface Schedule {
  /** Its start, ms since the epoch. */
  from: number
  /** By time; for one image, in the order of its stages. */
  events: readonly Event[]
}

/** What becomes due in the `days` days after `from`. */
export const scheduleOf = (prepared: Prepared, from: number, days = 365): Schedule =>
  whole(scheduleInParts(prepared, from, days))

/** The same, one family and then one day at a time. */
export function* scheduleInParts(prepared: Prepared, from: number, days = 365): Parts<Schedule> {
  const { policy, evidence, families } = prepared
  const use = useView(policy, evidence, from)
  const end = from + days * DAY
  const byDay = new Map<number, Event[]>()
  for (const { family, entries } of families) {
    for (const entry of entries) {
      if (entry.against.length > 0 || use(entry.image).against.length > 0) continue
      for (const { stage, at } of stagesOf(entry)) {
        if (stage === 'REMOVED' && entry.isLast) continue
        const due = Math.max(at, from)
        if (due > end) continue
        const day = Math.floor((due - from) / DAY)
        const events = byDay.get(day) ?? []
        if (events.length === 0) byDay.set(day, events)
        events.push({ at: due, family, image: entry.image, to: stage })
      }
    }
    yield
  }
  const events: Event[] = []
  for (let day = 0; day <= days; day++) {
    for (const event of (byDay.get(day) ?? []).sort((a, b) => a.at - b.at)) events.push(event)
    yield
  }
  return { from, events }
}

/**
 * The stages that an image reaches, in order; an end of life overrides later ages up to its state.
 */
function stagesOf({ ages, rank, created }: Entry): { stage: Stage; at: number }[] {
  const eol = ages.endOfLife
  let all: readonly { stage: Stage; at: number }[] = ages.steps
  if (eol && rankOf(eol.stage) > rank) {
    const at = Math.max(eol.at, ages.oldEnough, created)
    all = [...all, { stage: eol.stage, at }].sort(
      (a, b) => a.at - b.at || rankOf(a.stage) - rankOf(b.stage),
    )
  }
  const found: { stage: Stage; at: number }[] = []
  let comes = rank
  for (const { stage, at } of all) {
    const next = rankOf(stage)
    if (!Number.isFinite(at) || next <= comes) continue
    // It is deleted for good only once it is marked deleted.
    if (stage === 'REMOVED' && STAGES[comes] !== 'DELETED') continue
    found.push({ stage, at })
    comes = next
  }
  return found
}

/**
 * The states of all images of the plan's families on a day, by name, assuming that everything due
 * by then was done. REMOVED: the image is gone.
 */
export function statesOn(
  { families }: Prepared,
  schedule: Schedule,
  at: number,
): Map<string, string> {
  const states = new Map<string, string>()
  for (const { entries } of families) {
    for (const { image } of entries) states.set(image.name, stateOf(image))
  }
  for (const event of schedule.events) {
    if (event.at > at) break
    states.set(event.image.name, event.to)
  }
  return states
}

/**
 * What each family will resolve to on a day, assuming that everything due by then was done;
 * undefined: nothing. Families whose head is a guess are left out.
 */
export function headsOn(
  prepared: Prepared,
  schedule: Schedule,
  at: number,
): Map<string, Image | undefined> {
  const states = statesOn(prepared, schedule, at)
  return new Map(
    prepared.families
      .filter(({ isGuess }) => !isGuess)
      .map(({ family, entries }) => {
        const then = entries.map(({ image }) => {
          const state = states.get(image.name) ?? stateOf(image)
          return state === stateOf(image) ? image : { ...image, deprecated: { state } }
        })
        return [family, headOf(then)]
      }),
  )
}
