/**
 * The deprecation state of an image and its planned dates. The dates are informational: the service
 * never moves the state by itself (discovery document, DeprecationStatus). An image whose date has
 * passed while its state is still an earlier one is *due*.
 */
import { STATES, type DeprecationStatus, type Image, type State } from './schema.ts'
import { readTime, type Moment } from './time.ts'
import { isUnread, type PartlyRead } from './unread.ts'

type Deprecable = Pick<Image, 'deprecated'> & PartlyRead

/**
 * The state now; an image that was never deprecated is ACTIVE, a state we do not know counts as itself,
 * and one that could not be read is UNKNOWN.
 */
export function stateOf(image: Deprecable): State | (string & {}) {
  return image.deprecated?.state ?? (isUnread(image, 'deprecated.state') ? 'UNKNOWN' : 'ACTIVE')
}

/** Whether new uses succeed without complaint: no state, or ACTIVE (planned dates do not matter). */
export const isActive = (image: Deprecable): boolean => stateOf(image) === 'ACTIVE'

const DATE_OF = { DEPRECATED: 'deprecated', OBSOLETE: 'obsolete', DELETED: 'deleted' } as const

/** The states that can be planned, each with the field that holds its date. */
export const PLANNED = Object.entries(DATE_OF) as [
  keyof typeof DATE_OF,
  (typeof DATE_OF)[keyof typeof DATE_OF],
][]

export interface Due {
  /** The state that the plan says the image should have by now. */
  state: State
  /** When it should have got it. */
  since: Moment
}

/**
 * The latest state whose planned date has passed while the image is still in an earlier one. A date
 * without a time passes as its day begins in UTC.
 * @param now ms since the epoch
 * @returns null when nothing is due (also for dates that cannot be read)
 */
export function dueState(image: Deprecable, now: number): Due | null {
  const status = image.deprecated
  if (!status) return null
  const rank = STATES.indexOf(stateOf(image) as State)
  if (rank < 0) return null
  let due: Due | null = null
  for (const [state, field] of PLANNED) {
    if (status[field] === undefined) continue
    const since = readTime(status[field])
    if (since.at <= now && STATES.indexOf(state) > rank) due = { state, since }
  }
  return due
}

/** Whether two statuses come to the same; a status without fields is that of an active image. */
export function sameStatus(
  a: DeprecationStatus | undefined,
  b: DeprecationStatus | undefined,
): boolean {
  const fields = ['replacement', 'deprecated', 'obsolete', 'deleted'] as const
  return (
    (a?.state ?? 'ACTIVE') === (b?.state ?? 'ACTIVE') &&
    fields.every((field) => (a?.[field] ?? '') === (b?.[field] ?? ''))
  )
}
