/** The coming year in UTC days, as on the slider: 0 is today. */
import type { Stage } from '../../compute/retire/stage.ts'
import { DAY } from '../../compute/retire/stage.ts'
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

/** What becomes due within a few days. */
export interface Column {
  /** Its middle, in days. */
  day: number
  /** How many images reach each stage, in stage order. */
  counts: readonly (readonly [stage: Stage, count: number])[]
  total: number
}

const STAGES: readonly Stage[] = ['DEPRECATED', 'OBSOLETE', 'DELETED', 'REMOVED']

/**
 * Groups what becomes due into columns.
 * @param now when the schedule starts
 * @param width of a column, in days
 */
export function columnsOf({ events }: Schedule, now: number, width: number): Column[] {
  const columns = new Map<number, Map<Stage, number>>()
  for (const { at, to } of events) {
    const index = Math.floor(dayAt(at, now) / width)
    const counts = columns.get(index) ?? new Map<Stage, number>()
    columns.set(index, counts)
    counts.set(to, (counts.get(to) ?? 0) + 1)
  }
  return [...columns]
    .sort(([a], [b]) => a - b)
    .map(([index, counts]) => ({
      day: Math.min(LAST_DAY, index * width + (index === 0 ? 0 : (width - 1) / 2)),
      counts: STAGES.flatMap((stage) => {
        const count = counts.get(stage)
        return count === undefined ? [] : [[stage, count] as const]
      }),
      total: [...counts.values()].reduce((sum, count) => sum + count, 0),
    }))
}

/** The days after today on which something becomes due, in order, without duplicates. */
export function dueDays({ events }: Schedule, now: number): number[] {
  return [...new Set(events.map(({ at }) => dayAt(at, now)))].filter((day) => day > 0)
}

/** The first day of each coming month. */
export function monthsOf(now: number): { day: number; at: number }[] {
  const first = new Date(now)
  return Array.from({ length: 12 }, (_, month) =>
    Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1 + month, 1),
  )
    .map((at) => ({ day: dayAt(at, now), at }))
    .filter(({ day }) => day <= LAST_DAY)
}
