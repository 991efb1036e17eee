/**
 * The deprecation state of an image and its planned dates. The dates are informational: the service
 * never moves the state by itself (discovery document, DeprecationStatus). An image whose date has
 * passed while its state is still an earlier one is *due*.
 */
import { linkPath, parseLink } from './links.ts'
import { STATES, type DeprecationStatus, type Image, type State } from './schema.ts'
import { parseTime, readTime, type Moment } from './time.ts'
import { isUnread, type PartlyRead } from './unread.ts'

type Deprecable = Pick<Image, 'deprecated'> & PartlyRead

/**
 * The current state: ACTIVE if the image was never deprecated, UNKNOWN if it could not be read. A state
 * this console doesn’t know is returned as is.
 */
export function stateOf(image: Deprecable): State | (string & {}) {
  return image.deprecated?.state ?? (isUnread(image, 'deprecated.state') ? 'UNKNOWN' : 'ACTIVE')
}

/** Whether the image can be used without a warning: no state, or ACTIVE (planned dates don’t matter). */
export const isActive = (image: Deprecable): boolean => stateOf(image) === 'ACTIVE'

const DATE_OF = { DEPRECATED: 'deprecated', OBSOLETE: 'obsolete', DELETED: 'deleted' } as const

/** The states that can be planned, each with the field of its date. */
export const PLANNED = Object.entries(DATE_OF) as [
  keyof typeof DATE_OF,
  (typeof DATE_OF)[keyof typeof DATE_OF],
][]

export interface Due {
  /** The state the image should be in by now, according to its planned dates. */
  state: State
  /** The date planned for that state. */
  since: Moment
}

/**
 * The latest state whose planned date has passed while the image is still in an earlier one. A date
 * without a time passes at 00:00 UTC.
 * @param now ms since the epoch
 * @returns null if nothing is due, or if the dates can’t be parsed
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

/**
 * The status of an image that enters a state now. Dates that contradict it are dropped: future ones of
 * states it has reached and, if it is active again, past ones, by which it would be overdue at once.
 * @param now ms since the epoch
 */
export function entered(
  status: DeprecationStatus | undefined,
  state: State,
  now: number,
): DeprecationStatus {
  const rank = STATES.indexOf(state)
  const result = { ...status, state }
  for (const [planned, field] of PLANNED) {
    const { at } = readTime(status?.[field])
    const isReached = STATES.indexOf(planned) <= rank
    if (isReached ? at > now : state === 'ACTIVE' && at <= now) delete result[field]
  }
  return result
}

/**
 * Whether the state or a planned date couldn’t be read, or is no date: the image may be due, or not.
 */
export const isPlanUnread = (image: Deprecable): boolean =>
  isUnread(image, 'deprecated.state') ||
  PLANNED.some(([, field]) => {
    const date = image.deprecated?.[field]
    return date ? Number.isNaN(parseTime(date)) : isUnread(image, `deprecated.${field}`)
  })

/**
 * Whether two statuses are equivalent; one without fields is that of an active image. The service may
 * write a link or a date in another form than it was sent in.
 */
export function sameStatus(
  a: DeprecationStatus | undefined,
  b: DeprecationStatus | undefined,
): boolean {
  return (
    (a?.state ?? 'ACTIVE') === (b?.state ?? 'ACTIVE') &&
    isSame(a?.replacement, b?.replacement, sameLink) &&
    PLANNED.every(([, date]) => isSame(a?.[date], b?.[date], sameTime))
  )
}

const isSame = (a = '', b = '', means: (a: string, b: string) => boolean) => a === b || means(a, b)

const sameTime = (a: string, b: string) => parseTime(a) === parseTime(b)

function sameLink(a: string, b: string): boolean {
  const [one, other] = [parseLink(a), parseLink(b)]
  return one !== null && other !== null && linkPath(one) === linkPath(other)
}
