/**
 * The plan: what happens to each image of the chosen families on a given day, and why. Pure and
 * deterministic. It never moves the head of a family, and never leaves a family without an image.
 */
import { stateOf } from '../deprecation.ts'
import type { Image } from '../schema.ts'
import type { Ages } from './ages.ts'
import { candidatesOf, isReplacedBy, type Candidates } from './candidates.ts'
import { decide, type Decision, type Outcome } from './decide.ts'
import { putOff } from './limits.ts'
import { whole, type Parts } from './parts.ts'
import { prepare, type PlanInput, type Prepared, type PreparedFamily } from './prepare.ts'
import type { RetirePolicy } from './policy.ts'
import { PROTECTS, UNKNOWN, type ReasonCode } from './reasons.ts'
import type { UseView } from './useView.ts'
import { useView } from './useView.ts'
import { sum } from './summary.ts'

export interface Row extends Decision {
  image: Image
  family: string
  /** Its current state, as the API names it. */
  from: string
  /** The stage it moves to: `from` if it stays; the stage it would move to if it is put off. */
  to: string
  /** The replacement to write; undefined: the existing one is kept. */
  replacement: Image | undefined
  ages: Ages
}

export interface FamilyPlan {
  family: string
  /** Newest first. */
  rows: readonly Row[]
  /** What the family resolves to, before and after; undefined: nothing. */
  head: Image | undefined
  /** Whether that is a guess: nothing in the family is changed then. */
  isGuess: boolean
  /** How many are kept for being among the newest. */
  keeps: number
}

export interface Plan {
  project: string
  policy: RetirePolicy
  /** The day of the plan, ms since the epoch. */
  at: number
  families: readonly FamilyPlan[]
  /** The number of rows by outcome. */
  outcomes: Readonly<Record<Outcome, number>>
  /** The number of images of the chosen families by state. */
  states: readonly StateCount[]
  /** The number of images of the project in no chosen family. */
  outside: number
}

interface StateCount {
  /** REMOVED counts those deleted for good; an unknown state is kept as it is. */
  state: string
  before: number
  after: number
}

/** @param now ms since the epoch */
export const planOf = (input: PlanInput, now: number): Plan => planOn(prepare(input), now)

/** The plan for a day, from what was prepared once. */
export const planOn = (prepared: Prepared, now: number): Plan => whole(planInParts(prepared, now))

/** The same, one family at a time. */
export function* planInParts(prepared: Prepared, now: number): Parts<Plan> {
  const { project, policy, evidence, outside } = prepared
  const use = useView(policy, evidence, now)
  const families: FamilyPlan[] = []
  for (const family of prepared.families) {
    families.push(planFamily(family, prepared, use, now))
    yield
  }
  yield* putOff(families, policy.limits)
  const { outcomes, states } = sum(families)
  return { project, policy, at: now, families, outcomes, states, outside }
}

function planFamily(
  family: PreparedFamily,
  { policy, project }: Prepared,
  use: UseView,
  now: number,
): FamilyPlan {
  const candidates = candidatesOf(family.isGuess ? undefined : family.head, policy.replacement)
  let keeps = 0
  const rows = family.entries.map((entry) => {
    const from = stateOf(entry.image)
    const decision = decide(entry, from, policy, use, now)
    const replacement = replacementOf(entry.image, from, decision, candidates, policy, project)
    if (decision.outcome !== 'change' || decision.to === from) candidates.add(entry.image)
    if (entry.against.some(({ code }) => code === 'WITHIN_NEWEST')) keeps += 1
    // Field by field, because copying all of them at once takes longer than deciding.
    const { outcome, to, against, notes, next } = decision
    return {
      outcome,
      to,
      for: decision.for,
      against,
      notes,
      next,
      image: entry.image,
      family: family.family,
      from,
      replacement,
      ages: entry.ages,
    }
  })
  const { head, isGuess } = family
  return { family: family.family, rows, head: isGuess ? undefined : head, isGuess, keeps }
}

/**
 * The replacement to write; turns the decision into a change if it is the only thing that changes.
 */
function replacementOf(
  image: Image,
  from: string,
  decision: Decision,
  candidates: Candidates,
  policy: RetirePolicy,
  project: string,
): Image | undefined {
  if (policy.replacement === 'none' || decision.to === 'REMOVED') return undefined
  const has = Boolean(image.deprecated?.replacement)
  if (decision.outcome === 'change') {
    if (has && !policy.repoint) return undefined
    const found = candidates.of(image)
    if (!found && !has) decision.notes.push({ code: 'NO_REPLACEMENT' })
    return found && isReplacedBy(image, found, project) ? undefined : found
  }
  if (!policy.repoint || !has || from === 'ACTIVE' || holds(decision)) return undefined
  const found = candidates.of(image)
  if (!found || isReplacedBy(image, found, project)) return undefined
  decision.outcome = 'change'
  decision.for.push({ code: 'REPOINT', from: image.deprecated?.replacement ?? '' })
  return found
}

/** Whether the image must not be touched at all, rather than just not retired further. */
const holds = ({ against }: Decision) =>
  against.some(({ code }) => UNTOUCHED.has(code) || PROTECTS.has(code) || UNKNOWN.has(code))

const UNTOUCHED: ReadonlySet<ReasonCode> = new Set<ReasonCode>(['NOT_CHOSEN', 'TOO_YOUNG'])
