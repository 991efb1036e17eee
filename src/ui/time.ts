/**
 * Times in words, in the time zone of the browser. All in ms since the epoch. Not by `Intl`: the first of
 * its formatters takes a browser 20 ms to make, and would stand before the first row.
 */
import { count } from './count.ts'

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

/** `2 days ago`, `in 3 weeks`; `just now` within a minute. */
export function relativeTime(time: number, now: number): string {
  const distance = Math.abs(time - now)
  const [unit, length] = UNITS.find(([, , from]) => distance >= from) ?? []
  if (!unit || !length) return 'just now'
  const words = count(Math.trunc(distance / length), unit)
  return time < now ? `${words} ago` : `in ${words}`
}

/** `24 Nov 2026, 03:29:46 UTC−8`. */
export function absoluteTime(time: number): string {
  const date = new Date(time)
  return `${day(date)}, ${clock(date)}:${two(date.getSeconds())} ${offsetText(time)}`
}

/** `24 Nov 2026, 03:29`. */
export function minuteTime(time: number): string {
  const date = new Date(time)
  return `${day(date)}, ${clock(date)}`
}

/** `12 Nov`, with the year when it is not this one. */
export function shortDate(time: number, now: number): string {
  const date = new Date(time)
  return date.getFullYear() === new Date(now).getFullYear() ? dayOfYear(date) : day(date)
}

/** How far the browser's time zone is from UTC: `UTC+1`, `UTC−3:30`, `UTC`. */
export function offsetText(time: number): string {
  const ahead = -new Date(time).getTimezoneOffset()
  if (ahead === 0) return 'UTC'
  const minutes = Math.abs(ahead) % 60
  const hours = Math.trunc(Math.abs(ahead) / 60)
  return `UTC${ahead < 0 ? '−' : '+'}${hours}${minutes === 0 ? '' : `:${two(minutes)}`}`
}

/** `Nov`, `Nov 2026`. */
export function monthName(time: number, withYear: boolean): string {
  const date = new Date(time)
  return withYear ? `${month(date)} ${date.getFullYear()}` : month(date)
}

const month = (date: Date) => MONTHS[date.getMonth()] ?? ''
const dayOfYear = (date: Date) => `${date.getDate()} ${month(date)}`
const day = (date: Date) => `${dayOfYear(date)} ${date.getFullYear()}`
const clock = (date: Date) => `${two(date.getHours())}:${two(date.getMinutes())}`
const two = (number: number) => String(number).padStart(2, '0')
