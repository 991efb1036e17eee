/**
 * When an image reaches each stage, by its age, its position in the family or the date in its
 * label.
 */
import type { Image } from '../schema.ts'
import { parseTime } from '../time.ts'
import type { Member } from './families.ts'
import type { RetirePolicy } from './policy.ts'
import { AGE_OF, AGED, DAY, rankOf, type Stage } from './stage.ts'
import { trimmed } from './trimmed.ts'

export interface Ages {
  /** ms since the epoch; before that the image is too young for any change. */
  oldEnough: number
  /** How many READY images in its group are newer. */
  newer: number
  /** The stages after its current state that the policy has an age for, in order. */
  steps: readonly AgeStep[]
  /** The end of life given by its label. */
  endOfLife: { stage: Stage; at: number; label: string } | undefined
  /** Its label with that key, if it isn't a valid date. */
  unreadableLabel: string | undefined
}

/** An age in the policy, applied to the image. */
export interface AgeStep {
  stage: Exclude<Stage, 'ACTIVE'>
  /** The age in days; for `position`, the number of newer images. */
  age: number
  /**
   * When the age starts counting, ms since the epoch; Infinity if it hasn't started, NaN if
   * unknown.
   */
  from: number
  /** When the stage is reached, ms since the epoch; Infinity or NaN as above. */
  at: number
}

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
    // With `lastState`, each stage but the first counts from the one before it.
    const from = since === 'lastState' && steps.length > 0 ? before : begins
    const raw = since === 'position' ? positionAt(created, newer, age) : from + age * DAY
    // A stage is never reached before the one that precedes it.
    before = Math.max(raw, oldEnough, before)
    steps.push({ stage, age, from, at: before })
  }
  const label = endOfLifeLabel(image, policy)
  const ends = label === undefined ? NaN : parseTime(label.value)
  const isRead = !Number.isNaN(ends)
  return {
    oldEnough,
    newer: newer.length,
    steps: trimmed(steps),
    endOfLife:
      label && isRead ? { stage: policy.endOfLife.state, at: ends, label: label.text } : undefined,
    unreadableLabel: label && !isRead ? label.text : undefined,
  }
}

/** When that many newer images existed. */
const positionAt = (created: number, newer: readonly number[], age: number): number =>
  age === 0 ? created : (newer.at(-age) ?? Infinity)

/** What the ages count from: NaN if unknown or not a time; Infinity if it hasn't started. */
function beginOf(
  image: Image,
  created: number,
  rank: number,
  newer: readonly number[],
  since: RetirePolicy['ages']['since'],
): number {
  if (since === 'created') return created
  if (since === 'position') return NaN
  // For an active image, its state counts from when it was superseded.
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
