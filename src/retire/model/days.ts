/** The coming year in UTC days, as on the slider: 0 is today. */
import { AGED, DAY, type Stage } from '../../compute/retire/stage.ts'
import type { Parts } from '../../compute/retire/parts.ts'
import type { Schedule } from '../../compute/retire/schedule.ts'
import { count } from '../../text/count.ts'

/** The last day of the slider. */
export const LAST_DAY = 365

const startOf = (now: number) => Math.floor(now / DAY) * DAY

/** The time a plan for a day is computed at, ms since the epoch: now for today, else the end of the day. */
export const timeOf = (day: number, now: number): number =>
  day === 0 ? now : startOf(now) + (day + 1) * DAY - 1

/** `2027-03-01` */
export const dateOf = (day: number, now: number): string =>
  new Date(startOf(now) + day * DAY).toISOString().slice(0, 10)

/** The day of a date, within the coming year; 0 for today, past dates and invalid ones. */
export function dayOf(date: string | undefined, now: number): number {
  const at = Date.parse(`${date ?? ''}T00:00:00Z`)
  if (Number.isNaN(at)) return 0
  return Math.max(0, Math.min(LAST_DAY, Math.round((at - startOf(now)) / DAY)))
}

/** The day a time falls on. */
export const dayAt = (at: number, now: number): number => Math.floor((at - startOf(now)) / DAY)

/** How many images reach each stage, by the day, in order. Days on which nothing becomes due are missing. */
export type DueByDay = ReadonlyMap<number, ReadonlyMap<Stage, number>>

/** Counts what becomes due on each day, some of it at a time. @param now when the schedule starts */
export function* dueByDay({ events }: Schedule, now: number): Parts<DueByDay> {
  const days = new Map<number, Map<Stage, number>>()
  for (const [index, { at, to }] of events.entries()) {
    const day = dayAt(at, now)
    const counts = days.get(day) ?? new Map<Stage, number>()
    days.set(day, counts)
    counts.set(to, (counts.get(to) ?? 0) + 1)
    if (index % 1000 === 999) yield
  }
  return days
}

/** What becomes due within a few days. */
export interface Column {
  /** Its middle, in days. */
  day: number
  /** How many images reach each stage, in stage order. */
  counts: readonly (readonly [stage: Stage, count: number])[]
  total: number
}

/**
 * Groups what becomes due into columns.
 * @param width of a column, in days
 */
export function columnsOf(due: DueByDay, width: number): Column[] {
  const columns = new Map<number, Map<Stage, number>>()
  for (const [day, reached] of due) {
    const index = Math.floor(day / width)
    const counts = columns.get(index) ?? new Map<Stage, number>()
    columns.set(index, counts)
    for (const [to, number] of reached) counts.set(to, (counts.get(to) ?? 0) + number)
  }
  return [...columns]
    .sort(([a], [b]) => a - b)
    .map(([index, counts]) => ({
      day: Math.min(LAST_DAY, index * width + (index === 0 ? 0 : (width - 1) / 2)),
      counts: AGED.flatMap((stage) => {
        const number = counts.get(stage)
        return number === undefined ? [] : [[stage, number] as const]
      }),
      total: [...counts.values()].reduce((sum, number) => sum + number, 0),
    }))
}

/** Most images of a column that are drawn one by one; beyond that, its number is written. */
export const MOST = 5

/** Widths of columns that are tried, in days. */
const WIDTHS = [5, 12, 30, 61, 122]

/** The width of a shape and the gap to the next one, in px. */
const SHAPE = 10.5

/** Of the text of a number, in px: each character at most, and the gap to the next number. */
const CHARACTER = 7
const GAP = 4

/**
 * The narrowest columns whose shapes and numbers don't touch each other.
 * @param width of the whole year, in px
 */
export function fittingColumns(due: DueByDay, width: number): Column[] {
  const day = width / LAST_DAY
  let columns: Column[] = []
  for (const days of WIDTHS) {
    if (days * day < SHAPE) continue
    columns = columnsOf(due, days)
    if (!overlap(columns, day)) break
  }
  return columns
}

/** Whether any of the numbers overlap. @param day its width in px */
function overlap(columns: readonly Column[], day: number): boolean {
  const numbers = columns.filter(({ total }) => total > MOST)
  return numbers.some((one, index) => {
    const next = numbers[index + 1]
    if (!next) return false
    const room = (next.day - one.day) * day
    return (textWidth(one.total) + textWidth(next.total)) / 2 + GAP > room
  })
}

const textWidth = (total: number) => count(total).length * CHARACTER

/** The days after today on which something becomes due, in order. */
export const dueDays = (due: DueByDay): number[] => [...due.keys()].filter((day) => day > 0)

/** The width of a month’s name with its year, and of “Today” before it, each with a gap, in px. */
const MONTH = 60
const TODAY = 36

/**
 * The first days of the coming months, as many as fit below a year.
 * @param width of the whole year, in px
 */
export function monthsOf(now: number, width: number): { day: number; at: number }[] {
  const first = new Date(now)
  const every = Math.ceil(MONTH / (width / 12))
  return Array.from({ length: 12 }, (_, month) =>
    Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1 + month, 1),
  )
    .map((at) => ({ day: dayAt(at, now), at }))
    .filter(({ day }) => day <= LAST_DAY && (day / LAST_DAY) * width >= TODAY + MONTH / 2)
    .filter((_, index) => index % every === 0)
}
