/** Times in words. All in ms since the epoch. */

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** The largest unit that fits at least this often: `13 days ago` and not `1 week ago`. */
const UNITS: [Intl.RelativeTimeFormatUnit, ms: number, from: number][] = [
  ['year', 365.25 * DAY, 365.25 * DAY],
  ['month', 30.44 * DAY, 61 * DAY],
  ['week', 7 * DAY, 14 * DAY],
  ['day', DAY, DAY],
  ['hour', 60 * MINUTE, 60 * MINUTE],
  ['minute', MINUTE, MINUTE],
]

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'always' })
const absolute = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'long' })
const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })
const dateWithYear = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' })

/** `2 days ago`, `in 3 weeks`; `just now` within a minute. */
export function relativeTime(time: number, now: number): string {
  const distance = time - now
  const unit = UNITS.find(([, , from]) => Math.abs(distance) >= from)
  return unit ? relative.format(Math.trunc(distance / unit[1]), unit[0]) : 'just now'
}

/** `24 Nov 2026, 03:29:46 UTC-8`, in the time zone of the browser. */
export const absoluteTime = (time: number): string => absolute.format(time)

/** `12 Nov`, with the year when it is not this one. */
export function shortDate(time: number, now: number): string {
  const sameYear = new Date(time).getFullYear() === new Date(now).getFullYear()
  return (sameYear ? date : dateWithYear).format(time)
}
