/** Whether evidence of use speaks against changing an image. */
import type { Image } from '../schema.ts'
import type { RetirePolicy } from './policy.ts'
import type { Note, ReasonAgainst, UseReason } from './reasons.ts'
import type { Evidence } from './uses.ts'

/** Whether a plan by this policy depends on what uses the images. */
export const needsUse = ({ choose, protect }: RetirePolicy): boolean =>
  choose.use === 'none' || protect.inUse !== 'ignore'

export type UseView = (image: Image) => {
  against: readonly ReasonAgainst[]
  notes: readonly Note[]
}

const NOTHING = { against: [], notes: [] }
const HOUR = 3_600_000
const NOT_CHOSEN: ReasonAgainst = { code: 'NOT_CHOSEN', by: 'use' }

/**
 * How the policy treats the use of an image on a day: as a reason against a change, as a note, or
 * not at all. If only images not seen in use are chosen, one whose use isn't known never changes.
 * @param now ms since the epoch: evidence gets stale
 */
export function useView(
  policy: RetirePolicy,
  evidence: Evidence | undefined,
  now: number,
): UseView {
  if (!needsUse(policy)) return () => NOTHING
  const { choose, protect } = policy
  const isCondition = choose.use === 'none'
  const doubt = doubtOf(evidence, protect.useHours, now)
  const doubts: UseReason[] = doubt ? [doubt] : []
  const blocks = isCondition || protect.useUnknown === 'block'
  const seen: Note[] =
    isCondition && evidence && !doubt ? [{ code: 'NOT_IN_USE', at: evidence.at }] : []
  const unused = blocks ? { against: doubts, notes: seen } : { against: [], notes: doubts }
  return (image) => {
    const uses = evidence?.uses.get(image.name)
    if (!evidence || !uses) return unused
    const inUse: UseReason = { code: 'IN_USE', at: evidence.at, ...uses }
    if (isCondition) return { against: [inUse, NOT_CHOSEN, ...unused.against], notes: [] }
    return protect.inUse === 'block'
      ? { against: [inUse, ...unused.against], notes: unused.notes }
      : { against: unused.against, notes: [inUse, ...unused.notes] }
  }
}

function doubtOf(
  evidence: Evidence | undefined,
  hours: number,
  now: number,
): UseReason | undefined {
  if (!evidence) return { code: 'USE_UNKNOWN', missing: [] }
  if (evidence.missing.length > 0) return { code: 'USE_UNKNOWN', missing: evidence.missing }
  return now - evidence.at > hours * HOUR ? { code: 'USE_STALE', at: evidence.at } : undefined
}
