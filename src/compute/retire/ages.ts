/** When an image reaches each stage by its age, its place in the family or the date in its label. */
import type { Image } from '../schema.ts'
import { parseTime } from '../time.ts'
import type { Member } from './families.ts'
import type { RetirePolicy } from './policy.ts'
import { AGE_OF, DAY, rankOf, type Stage } from './stage.ts'

export interface Ages {
  /** ms since the epoch before which the image is too young for anything. */
  oldEnough: number
  /** How many READY images of the group are newer. */
  newer: number
  /** The stages behind its state that the policy has an age for, in order. */
  steps: readonly Step[]
  /** When it came into its state, if the ages count from that; NaN when that is not known. */
  since: number | undefined
  /** The end of life that its label tells. */
  endOfLife: { stage: Stage; at: number; label: string } | undefined
  /** Its label of that key, if no date can be read from it. */
  unreadableLabel: string | undefined
}

/** What the policy's age for a stage comes to. */
export interface Step {
  stage: Exclude<Stage, 'ACTIVE'>
  /** The age in days; for `position` the number of newer images. */
  age: number
  /** ms since the epoch from which the age counts; Infinity when nothing has begun it, NaN when it is not known. */
  from: number
  /** ms since the epoch at which the stage is reached: `Infinity` or NaN as above. */
  at: number
}

const AGED = ['DEPRECATED', 'OBSOLETE', 'DELETED', 'REMOVED'] as const

/**
 * @param rank of its state
 * @param newer when the newer READY images of its group were created, newest first
 */
export function agesOf(
  { image, created }: Member,
  rank: number,
  newer: readonly number[],
  policy: RetirePolicy,
): Ages {
  const oldEnough = created + policy.minAge * DAY
  const { since, ...ages } = policy.ages
  const superseded = newer.at(-1) ?? Infinity
  const entered = since === 'lastState' ? enteredAt(image, rank, superseded) : undefined
  const steps: Step[] = []
  for (const stage of AGED) {
    const age = ages[AGE_OF[stage]]
    if (age === null || rankOf(stage) <= rank) continue
    const [from, raw] =
      since === 'position'
        ? [NaN, positionAt(created, newer, age)]
        : since === 'lastState'
          ? lastStateAt(steps, entered ?? NaN, age)
          : counted(since === 'created' ? created : superseded, age)
    // A stage is never reached before the one ahead of it.
    const before = steps.at(-1)?.at ?? -Infinity
    steps.push({ stage, age, from, at: Math.max(raw, oldEnough, before) })
  }
  return { oldEnough, newer: newer.length, steps, since: entered, ...endOfLife(image, policy) }
}

const counted = (from: number, age: number): [number, number] => [from, from + age * DAY]

/** The first stage counts from when the image came into its state, each other one from the one ahead of it. */
function lastStateAt(steps: readonly Step[], entered: number, age: number): [number, number] {
  return counted(steps.at(-1)?.at ?? entered, age)
}

/** When so many newer images were there. */
const positionAt = (created: number, newer: readonly number[], age: number): number =>
  age === 0 ? created : (newer.at(-age) ?? Infinity)

/**
 * When an image came into its state: the date of that state, which a run writes. An active image came
 * into the way when it was superseded.
 */
function enteredAt(image: Image, rank: number, superseded: number): number {
  if (rank <= 0) return superseded
  const { deprecated, obsolete, deleted } = image.deprecated ?? {}
  return parseTime([deprecated, obsolete, deleted][rank - 1] ?? '')
}

function endOfLife(
  { labels }: Image,
  { endOfLife: { label: key, state } }: RetirePolicy,
): Pick<Ages, 'endOfLife' | 'unreadableLabel'> {
  const none = { endOfLife: undefined, unreadableLabel: undefined }
  if (key === '' || !labels || !Object.hasOwn(labels, key)) return none
  const label = `${key}=${labels[key] ?? ''}`
  const at = parseTime(labels[key] ?? '')
  if (Number.isNaN(at)) return { ...none, unreadableLabel: label }
  return { ...none, endOfLife: { stage: state, at, label } }
}
