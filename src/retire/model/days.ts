/** The coming year in days of UTC, as the slider has them: 0 is today. */
import type { Stage } from '../../compute/retire/stage.ts'
import { DAY } from '../../compute/retire/stage.ts'
import type { Schedule } from '../../compute/retire/schedule.ts'

/** The last day of the slider. */
export const LAST_DAY = 365

const startOf = (now: number) => Math.floor(now / DAY) * DAY

/** When a plan of that day is made, ms since the epoch: today now, later at the day's end. */
export const timeOf = (day: number, now: number): number =>
  day === 0 ? now : startOf(now) + (day + 1) * DAY - 1

/** `2027-03-01` */
export const dateOf = (day: number, now: number): string =>
  new Date(startOf(now) + day * DAY).toISOString().slice(0, 10)

/** The day of a date, within the year to come; 0 for today, for what is past and for what is no date. */
export function dayOf(date: string | undefined, now: number): number {
  const at = Date.parse(`${date ?? ''}T00:00:00Z`)
  if (Number.isNaN(at)) return 0
  return Math.max(0, Math.min(LAST_DAY, Math.round((at - startOf(now)) / DAY)))
}

/** The day that a moment is on. */
export const dayAt = (at: number, now: number): number => Math.floor((at - startOf(now)) / DAY)

/** What becomes due in a few days. */
export interface Column {
  /** Its middle, in days. */
  day: number
  /** How many images come to each stage, in the order of stages. */
  counts: readonly (readonly [stage: Stage, count: number])[]
  total: number
}

const STAGES: readonly Stage[] = ['DEPRECATED', 'OBSOLETE', 'DELETED', 'REMOVED']

/**
 * What becomes due, in columns.
 * @param now when the schedule begins
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

/** Days on which something becomes due after today, in order, each once. */
export function dueDays({ events }: Schedule, now: number): number[] {
  return [...new Set(events.map(({ at }) => dayAt(at, now)))].filter((day) => day > 0)
}

/** The first days of the months to come, in days. */
export function monthsOf(now: number): { day: number; at: number }[] {
  const first = new Date(now)
  return Array.from({ length: 12 }, (_, month) =>
    Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1 + month, 1),
  )
    .map((at) => ({ day: dayAt(at, now), at }))
    .filter(({ day }) => day <= LAST_DAY)
}
