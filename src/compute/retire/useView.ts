/** Whether evidence of use speaks against changing an image. */
import type { Image } from '../schema.ts'
import type { RetirePolicy } from './policy.ts'
import type { UseReason } from './reasons.ts'
import type { Evidence } from './uses.ts'

export type UseView = (image: Image) => {
  against: readonly UseReason[]
  notes: readonly UseReason[]
}

const NOTHING = { against: [], notes: [] }
const HOUR = 3_600_000

/**
 * How the policy treats the use of an image on a day: as a reason against a change, as a note, or
 * not at all.
 * @param now ms since the epoch: evidence gets stale
 */
export function useView(
  { protect }: RetirePolicy,
  evidence: Evidence | undefined,
  now: number,
): UseView {
  if (protect.inUse === 'ignore') return () => NOTHING
  const doubt = doubtOf(evidence, protect.useHours, now)
  const doubts: UseReason[] = doubt ? [doubt] : []
  const unused =
    protect.useUnknown === 'block' ? { against: doubts, notes: [] } : { against: [], notes: doubts }
  return (image) => {
    const uses = evidence?.uses.get(image.name)
    if (!evidence || !uses) return unused
    const inUse: UseReason = { code: 'IN_USE', at: evidence.at, ...uses }
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
