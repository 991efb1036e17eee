/** What a plan decides for one image on one day, with every reason for and against. */
import { dueState, PLANNED } from '../deprecation.ts'
import type { Entry } from './prepare.ts'
import type { RetirePolicy } from './policy.ts'
import {
  PROTECTS,
  UNKNOWN,
  type Note,
  type ReasonAgainst,
  type ReasonCode,
  type ReasonFor,
} from './reasons.ts'
import type { AgeStep } from './ages.ts'
import { rankOf, STAGES, type Stage } from './stage.ts'
import { trimmed } from './trimmed.ts'
import type { UseView } from './useView.ts'

/** The outcome for an image. */
export type Outcome =
  /** It moves to another stage, or gets another replacement. */
  | 'change'
  /** It would change if not for a limit. */
  | 'putOff'
  /** Protection holds it back, now or once its time comes. */
  | 'protected'
  | 'stays'
  /** It can't be decided: something couldn't be read. */
  | 'unknown'
  /** It is in a chosen family, but isn't chosen itself. */
  | 'notChosen'

export interface Decision {
  outcome: Outcome
  /** The stage it moves to; its own state if it stays. */
  to: string
  for: ReasonFor[]
  against: ReasonAgainst[]
  notes: Note[]
  /** The next stage and when it is reached; in the past if it is about to change. */
  next: { readonly stage: Stage; readonly at: number } | undefined
}

/**
 * @param state the image's state as the API names it
 * @param now ms since the epoch
 */
export function decide(
  entry: Entry,
  state: string,
  policy: RetirePolicy,
  use: UseView,
  now: number,
): Decision {
  const { ages, rank, steps } = entry
  const reasons: ReasonFor[] = []
  if (entry.isBeyond) reasons.push({ code: 'BEYOND_NEWEST', newest: policy.keep.newest })
  const used = use(entry.image)
  const against = entry.against.concat(used.against)
  const notes: Note[] = used.notes.slice()
  const eol = ages.endOfLife && rankOf(ages.endOfLife.stage) > rank ? ages.endOfLife : undefined
  const eolAt = eol ? Math.max(eol.at, ages.oldEnough) : Infinity
  let target = eol && eolAt <= now ? rankOf(eol.stage) : rank
  for (const { stage, at } of steps) if (at <= now) target = Math.max(target, rankOf(stage))
  const to = target === rank ? rank : policy.oneStatePerRun ? rank + 1 : target
  if (now < ages.oldEnough) {
    against.push({ code: 'TOO_YOUNG', created: entry.created, days: policy.minAge })
  }
  if (target > rank) {
    // The age that moves it to the stage; for a stage without one, the next it has reached.
    const step = steps.find(({ stage, at }) => at <= now && rankOf(stage) >= to)
    if (step) reasons.push(ageReached(step, ages.newer, policy))
    if (eol && eolAt <= now) reasons.push({ code: 'END_OF_LIFE', ...eol })
    if (STAGES[to] === 'REMOVED' && entry.isLast) against.push({ code: 'LAST_OF_FAMILY' })
  } else if (rank >= 0) {
    const why = whyNot(entry, steps[0], eol && { ...eol, at: eolAt }, policy)
    if (why) against.push(why)
  }
  const overdue = hasDates(entry) ? dueState(entry.image, now) : null
  if (overdue) reasons.push({ code: 'OVERDUE', stage: overdue.state, at: overdue.since.at })
  const changes = against.length === 0 && to > rank
  if (changes && to < target)
    notes.push({ code: 'STEP_BY_STEP', stage: STAGES[target] ?? 'DELETED' })
  return {
    outcome: changes ? 'change' : outcomeOf(against, policy),
    to: changes ? (STAGES[to] ?? state) : state,
    for: trimmed(reasons),
    against: trimmed(against),
    // What is kept anyway needs no reason in favor.
    notes: changes ? trimmed(notes) : notes.filter(({ code }) => code !== 'NOT_IN_USE'),
    next: nextOf(steps[0], eol && { stage: eol.stage, at: eolAt }),
  }
}

/**
 * What reasons against a change lead to; of several, the first. An image is `protected` if protection is
 * what holds it back, and `stays` if it is kept anyway. A protection label or name always shows, except on
 * the head. With doubt about its use, it is protected, or unknown if images are chosen by their use.
 */
const LEADS_TO: readonly [Outcome | 'doubt', readonly ReasonCode[]][] = [
  ['notChosen', ['NOT_CHOSEN']],
  ['unknown', [...UNKNOWN]],
  ['stays', ['IS_HEAD']],
  ['protected', ['PROTECTED_LABEL', 'PROTECTED_NAME']],
  ['stays', ['WITHIN_NEWEST', 'LAST_ACTIVE']],
  ['doubt', ['USE_UNKNOWN', 'USE_STALE']],
  ['protected', [...PROTECTS]],
]

/** The place of each reason in there. */
const PLACES = new Map(
  LEADS_TO.flatMap(([, codes], place) => codes.map((code) => [code, place] as const)).reverse(),
)

function outcomeOf(against: readonly ReasonAgainst[], { choose }: RetirePolicy): Outcome {
  let first = Infinity
  for (const { code } of against) first = Math.min(first, PLACES.get(code) ?? Infinity)
  const [outcome] = LEADS_TO[first] ?? ['stays']
  if (outcome !== 'doubt') return outcome
  return choose.use === 'none' ? 'unknown' : 'protected'
}

function ageReached({ stage, age, from }: AgeStep, newer: number, policy: RetirePolicy): ReasonFor {
  const { since } = policy.ages
  return since === 'position'
    ? { code: 'POSITION_REACHED', stage, newer }
    : { code: 'AGE_REACHED', stage, since, from, days: age }
}

function whyNot(
  { ages, rank, image }: Entry,
  step: AgeStep | undefined,
  eol: { stage: Stage; at: number } | undefined,
  policy: RetirePolicy,
): ReasonAgainst | undefined {
  const state = STAGES[rank] ?? 'ACTIVE'
  if (eol && !(step && step.at < eol.at)) return { code: 'NOT_YET', stage: eol.stage, at: eol.at }
  if (!step) return { code: 'NOTHING_LATER', state }
  const { stage, at, age } = step
  if (Number.isNaN(at)) {
    return policy.ages.since === 'lastState' && rank > 0
      ? { code: 'SINCE_UNKNOWN', state: image.deprecated?.state ?? state }
      : undefined
  }
  if (at !== Infinity) return { code: 'NOT_YET', stage, at }
  return policy.ages.since === 'position'
    ? { code: 'TOO_FEW_NEWER', stage, newer: ages.newer, needed: age }
    : { code: 'NOT_SUPERSEDED' }
}

function nextOf(
  step: AgeStep | undefined,
  eol: { stage: Stage; at: number } | undefined,
): Decision['next'] {
  const first = step && Number.isFinite(step.at) ? step : undefined
  return first && !(eol && eol.at < first.at) ? first : eol
}

const hasDates = ({ image: { deprecated } }: Entry) =>
  deprecated !== undefined && PLANNED.some(([, field]) => deprecated[field] !== undefined)
