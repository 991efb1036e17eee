import { expect, test } from 'vitest'
import { Families } from '../../compute/families.ts'
import { whole } from '../../compute/retire/parts.ts'
import { prepare } from '../../compute/retire/prepare.ts'
import { PRESETS } from '../../compute/retire/presets.ts'
import { scheduleOf } from '../../compute/retire/schedule.ts'
import { image, NOW, state } from '../../compute/retire/testEstate.ts'
import { DAY } from '../../compute/retire/stage.ts'
import {
  columnsOf,
  dateOf,
  dayAt,
  dayOf,
  dueByDay,
  dueDays,
  fittingColumns,
  LAST_DAY,
  monthsOf,
  timeOf,
} from './days.ts'

/** `a` 0 to 6, built ten days apart: replaced 0, 10, 20 … days ago, obsolete 60 days later. */
const images = Array.from({ length: 7 }, (_, number) =>
  image(number, number > 3 ? state('DEPRECATED') : {}),
)
const prepared = prepare({
  project: 'p',
  images: Families.of(images),
  policy: {
    ...PRESETS.golden,
    choose: { families: ['*'], names: [], labels: [], use: 'any' },
    keep: { newest: 1, of: 'all', per: 'family' },
  },
})

test('days and dates, in UTC', () => {
  expect(dateOf(0, NOW)).toBe('2026-11-24')
  expect(dateOf(97, NOW)).toBe('2027-03-01')
  for (const day of [0, 1, 97, LAST_DAY]) {
    expect(dayOf(dateOf(day, NOW), NOW)).toBe(day)
    expect(dayAt(timeOf(day, NOW), NOW)).toBe(day)
  }
  expect(timeOf(0, NOW)).toBe(NOW)
  expect([undefined, '2026-11-01', 'soon', '2030-01-01'].map((date) => dayOf(date, NOW))).toEqual([
    0,
    0,
    0,
    LAST_DAY,
  ])
  expect(monthsOf(NOW, 4000)[0]).toEqual({ day: 7, at: Date.UTC(2026, 11, 1) })
})

test('as many months are named as fit, apart from each other and from “Today”', () => {
  for (const width of [280, 330, 566, 720, 880, 1500]) {
    for (const now of [...Array(366).keys()].map((day) => NOW + day * DAY)) {
      const places = monthsOf(now, width).map(({ day }) => (day / LAST_DAY) * width)
      expect(places.length, `${width} px`).toBeGreaterThanOrEqual(3)
      // “Today” ends at 28 px; “Jan 2027” has 52 px, others have 26 px at most.
      expect(places[0]).toBeGreaterThan(28 + 52 / 2 + 4)
      for (const [index, place] of places.slice(1).entries()) {
        expect(place - (places[index] ?? 0), `${width} px`).toBeGreaterThan((52 + 26) / 2 + 4)
      }
    }
  }
  expect(monthsOf(NOW, 880)).toHaveLength(11)
  expect(monthsOf(NOW, 0)).toEqual([])
})

test('columns of what becomes due contain each step once', () => {
  const schedule = scheduleOf(prepared, NOW)
  const due = whole(dueByDay(schedule, NOW))
  expect(schedule.events.length).toBeGreaterThan(5)
  for (const width of [1, 5, 12]) {
    const columns = columnsOf(due, width)
    expect(columns.reduce((sum, { total }) => sum + total, 0)).toBe(schedule.events.length)
    expect(columns.map(({ day }) => day)).toEqual(
      columns.map(({ day }) => day).sort((a, b) => a - b),
    )
  }
  expect(columnsOf(due, 1)[0]).toMatchObject({ day: 0, counts: [['DEPRECATED', 3]] })
  expect(dueDays(due)[0]).toBeGreaterThan(0)
})

test('columns are as narrow as their shapes and numbers allow: they never touch', () => {
  const due = new Map(
    Array.from(
      { length: 360 },
      (_, day) => [day, new Map([['OBSOLETE', 40 as number] as const])] as const,
    ),
  )
  const gaps = (width: number) => {
    const columns = fittingColumns(due, width)
    return columns.slice(1).map(({ day, total }, index) => {
      const before = columns[index]
      if (!before) throw new Error('There is one before each but the first.')
      // The widest digit has 6.7 px: `Shapes` writes with 10.5 px.
      const text = (String(total).length + String(before.total).length) * 3.35
      // A square has 9 px.
      return ((day - before.day) * width) / LAST_DAY - Math.max(text, 9)
    })
  }
  for (const width of [320, 400, 660, 900, 1400, 3000]) {
    expect(Math.min(...gaps(width)), `${width} px`).toBeGreaterThan(2)
  }
  expect(gaps(3000).length).toBeGreaterThan(gaps(900).length)
  expect(gaps(320).length).toBeGreaterThan(2)
  // With few images on each day, no number is written.
  for (const [day] of due) due.set(day, new Map([['OBSOLETE', 1]]))
  for (const width of [320, 400, 566, 660, 900, 1400, 3000]) {
    expect(Math.min(...gaps(width)), `${width} px`).toBeGreaterThan(1)
  }
})
