/** The coming year in UTC days, as on the slider: 0 is today. */
import { AGED, DAY, type Stage } from '../../compute/retire/stage.ts'
import type { Parts } from '../../compute/retire/parts.ts'
import type { Schedule } from '../../compute/retire/schedule.ts'

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
    for (const [to, count] of reached) counts.set(to, (counts.get(to) ?? 0) + count)
  }
  return [...columns]
    .sort(([a], [b]) => a - b)
    .map(([index, counts]) => ({
      day: Math.min(LAST_DAY, index * width + (index === 0 ? 0 : (width - 1) / 2)),
      counts: AGED.flatMap((stage) => {
        const count = counts.get(stage)
        return count === undefined ? [] : [[stage, count] as const]
      }),
      total: [...counts.values()].reduce((sum, count) => sum + count, 0),
    }))
}

/** The days after today on which something becomes due, in order. */
export const dueDays = (due: DueByDay): number[] => [...due.keys()].filter((day) => day > 0)

/** The first day of each coming month. */
export function monthsOf(now: number): { day: number; at: number }[] {
  const first = new Date(now)
  return Array.from({ length: 12 }, (_, month) =>
    Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1 + month, 1),
  )
    .map((at) => ({ day: dayAt(at, now), at }))
    .filter(({ day }) => day <= LAST_DAY)
}
