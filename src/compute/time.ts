/** Times as the API writes and takes them. */

/** Date, time, fraction and zone of RFC 3339; the time, its seconds and the zone may be left out. */
const TIME =
  /^(\d{4})-(\d\d)-(\d\d)(?:[tT ](\d\d:\d\d)(:\d\d(?:\.\d{1,9})?)?(?:([zZ])|([-+]\d\d):?(\d\d))?)?$/

/** What the API writes, on a day that every month has: nothing has to be mended before it is parsed. */
const WHOLE = /^\d{4}-\d\d-(?:[01]\d|2[0-8])T\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[-+]\d\d:\d\d)$/

/**
 * Reads a time of the API as ms since the epoch; NaN when it is none. RFC 3339; a time without a zone
 * is UTC: `gcloud compute images deprecate --delete-in` sends such times. A date alone is its
 * midnight in UTC.
 */
export function parseTime(text: string): number {
  if (WHOLE.test(text)) return Date.parse(text)
  const [match, year, month, day, time = '00:00', seconds = ':00', , hours, minutes] =
    TIME.exec(text) ?? []
  if (!match) return NaN
  // Date.parse takes 30 February for 2 March.
  if (Number(day) > 28 && Number(day) > daysIn(Number(year), Number(month))) return NaN
  const zone = hours === undefined ? 'Z' : `${hours}:${minutes}`
  return Date.parse(`${year}-${month}-${day}T${time}${seconds}${zone}`)
}

/**
 * A time as it is to be told. A date without a time (`2027-12-31`: Terraform and the API itself take
 * such) is that date in every time zone; it begins, and what is planned for it is due, at 00:00 UTC,
 * which is how the service compares it.
 */
export interface Moment {
  /** ms since the epoch, of a day its beginning in UTC; NaN when it cannot be read. */
  readonly at: number
  /** Only a date is known. */
  readonly isDay: boolean
}

/** Reads a time of the API, as `parseTime` does, with whether it is a date alone. */
export function readTime(text: string | undefined): Moment {
  if (text === undefined) return { at: NaN, isDay: false }
  return { at: parseTime(text), isDay: DATE.test(text) }
}

const DATE = /^\d{4}-\d\d-\d\d$/

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()

/**
 * Compares two creation timestamps, newer first, for sorting. Equal text is the common case; offsets
 * differ between summer and winter, so text order will not do. Times that cannot be read sort last.
 */
export function newestFirst(a: string | undefined, b: string | undefined): number {
  return a === b ? 0 : timeToSort(b) - timeToSort(a) || 0
}

/** ms since the epoch, to sort by; -Infinity, older than all, for a time that is missing or cannot be read. */
export function timeToSort(text: string | undefined): number {
  const time = text === undefined ? NaN : parseTime(text)
  return Number.isNaN(time) ? -Infinity : time
}
