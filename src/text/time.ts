/**
 * Times in words, in the browser's time zone. Without `Intl`: creating its first formatter takes 20
 * ms, which would delay the first row.
 */
import { count } from './count.ts'

/**
 * An instant, in ms since the epoch, or something that may be a date only: that is the same date in
 * every time zone, and `at` is its start in UTC.
 */
export type Time = number | { readonly at: number; readonly isDay: boolean }

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** The largest unit that fits at least this often: `13 days ago` and not `1 week ago`. */
const UNITS: [unit: string, ms: number, from: number][] = [
  ['year', 365.25 * DAY, 365.25 * DAY],
  ['month', 30.44 * DAY, 61 * DAY],
  ['week', 7 * DAY, 14 * DAY],
  ['day', DAY, DAY],
  ['hour', HOUR, HOUR],
  ['minute', MINUTE, MINUTE],
]
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** Milliseconds since the epoch. */
export const instantOf = (time: Time): number => (typeof time === 'number' ? time : time.at)

const isDay = (time: Time): boolean => typeof time !== 'number' && time.isDay

/**
 * `2 days ago`, `in 3 weeks`; `just now` within a minute. Dates are counted from their start in
 * UTC, because plans are made in days: `today`, `in 90 days`; from a year on, in years.
 * @param now ms since the epoch
 */
export function relativeTime(time: Time, now: number): string {
  const at = instantOf(time)
  const from = isDay(time) ? Math.floor(now / DAY) * DAY : now
  const distance = Math.abs(at - from)
  const [unit, length] = UNITS.find(([, , least]) => distance >= least) ?? []
  if (!unit || !length) return isDay(time) ? 'today' : 'just now'
  if (at < from) return `${count(Math.trunc(distance / length), unit)} ago`
  const isPlan = isDay(time) && unit !== 'year'
  return `in ${isPlan ? count(distance / DAY, 'day') : count(Math.trunc(distance / length), unit)}`
}

/** `24 Nov 2026, 03:29:46 UTC−8`; for a date `24 Nov 2026`. */
export function absoluteTime(time: Time): string {
  if (isDay(time)) return dayText(time)
  const date = new Date(instantOf(time))
  return `${dayText(time)}, ${clockTime(date.getTime())} ${offsetText(date.getTime())}`
}

/** As `<time>` expects it: `2026-11-24T11:29:46.000Z`; for a date `2026-11-24`. */
export function machineTime(time: Time): string {
  const text = new Date(instantOf(time)).toISOString()
  return isDay(time) ? text.slice(0, 10) : text
}

/** `24 Nov 2026, 03:29`; for a date `24 Nov 2026`. */
export function minuteTime(time: Time): string {
  return isDay(time) ? dayText(time) : `${dayText(time)}, ${clock(new Date(instantOf(time)))}`
}

/** `13:04:38` */
export function clockTime(at: number): string {
  const date = new Date(at)
  return `${clock(date)}:${two(date.getSeconds())}`
}

/** The same everywhere, in UTC like the API: `2026-11-24 11:29`; at midnight UTC `2026-11-24`. */
export function utcText(at: number): string {
  const [day = '', time = ''] = new Date(at).toISOString().split('T')
  return time.startsWith('00:00') ? day : `${day} ${time.slice(0, 5)}`
}

/** `12 Nov`, with the year if it isn't the current one. */
export function shortDate(time: Time, now: number): string {
  const { year, text } = dateOf(time)
  return year === new Date(now).getFullYear() ? text : dayText(time)
}

/** The day of a time in UTC, to be written: what is planned for an image is planned by days of UTC. */
export const utcDay = (time: Time): Time => ({ at: instantOf(time), isDay: true })

/** The browser's offset from UTC: `UTC+1`, `UTC−3:30`, `UTC`. */
export function offsetText(time: number): string {
  const ahead = -new Date(time).getTimezoneOffset()
  if (ahead === 0) return 'UTC'
  const minutes = Math.abs(ahead) % 60
  const hours = Math.trunc(Math.abs(ahead) / 60)
  return `UTC${ahead < 0 ? '−' : '+'}${hours}${minutes === 0 ? '' : `:${two(minutes)}`}`
}

/** `Nov`, `Nov 2026`. */
export function monthName(time: Time, withYear: boolean): string {
  const { year, month } = dateOf(time)
  return withYear ? `${month} ${year}` : month
}

/** The local date of an instant; a date stays what it is in every time zone. */
function dateOf(time: Time) {
  const date = new Date(instantOf(time))
  const [year, place, day] = isDay(time)
    ? [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()]
    : [date.getFullYear(), date.getMonth(), date.getDate()]
  const month = MONTHS[place] ?? ''
  return { year, month, text: `${day} ${month}` }
}

/** `24 Nov 2026`: the date alone. */
function dayText(time: Time): string {
  const { year, text } = dateOf(time)
  return `${text} ${year}`
}

/** The same of its day in UTC, as plans are made: they read the same everywhere. */
export const utcDayText = (time: Time): string => dayText(utcDay(time))

const clock = (date: Date) => `${two(date.getHours())}:${two(date.getMinutes())}`
const two = (number: number) => String(number).padStart(2, '0')
