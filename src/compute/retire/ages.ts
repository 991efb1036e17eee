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
  steps: readonly AgeStep[]
  /** The end of life that its label tells. */
  endOfLife: { stage: Stage; at: number; label: string } | undefined
  /** Its label of that key, if no date can be read from it. */
  unreadableLabel: string | undefined
}

/** What the policy's age for a stage comes to. */
export interface AgeStep {
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
  const { since } = policy.ages
  const begins = beginOf(image, created, rank, newer, since)
  const steps: AgeStep[] = []
  let before = -Infinity
  for (const stage of AGED) {
    const age = policy.ages[AGE_OF[stage]]
    if (age === null || rankOf(stage) <= rank) continue
    // From the last state on, each stage but the first counts from the one ahead of it.
    const from = since === 'lastState' && steps.length > 0 ? before : begins
    const raw = since === 'position' ? positionAt(created, newer, age) : from + age * DAY
    // A stage is never reached before the one ahead of it.
    before = Math.max(raw, oldEnough, before)
    steps.push({ stage, age, from, at: before })
  }
  const label = endOfLifeLabel(image, policy)
  const ends = label === undefined ? NaN : parseTime(label.value)
  const isRead = !Number.isNaN(ends)
  return {
    oldEnough,
    newer: newer.length,
    steps,
    endOfLife:
      label && isRead ? { stage: policy.endOfLife.state, at: ends, label: label.text } : undefined,
    unreadableLabel: label && !isRead ? label.text : undefined,
  }
}

/** When so many newer images were there. */
const positionAt = (created: number, newer: readonly number[], age: number): number =>
  age === 0 ? created : (newer.at(-age) ?? Infinity)

/** What the ages count from: NaN for what is not known, or no time; Infinity for what has not begun. */
function beginOf(
  image: Image,
  created: number,
  rank: number,
  newer: readonly number[],
  since: RetirePolicy['ages']['since'],
): number {
  if (since === 'created') return created
  if (since === 'position') return NaN
  // An active image came into the way when it was superseded.
  if (since === 'superseded' || rank <= 0) return newer.at(-1) ?? Infinity
  // The date of its state, which a run writes.
  const { deprecated, obsolete, deleted } = image.deprecated ?? {}
  return parseTime([deprecated, obsolete, deleted][rank - 1] ?? '')
}

function endOfLifeLabel({ labels }: Image, { endOfLife: { label: key } }: RetirePolicy) {
  if (key === '' || !labels || !Object.hasOwn(labels, key)) return undefined
  const value = labels[key] ?? ''
  return { value, text: `${key}=${value}` }
}
