import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import {
  absoluteTime,
  machineTime,
  minuteTime,
  monthName,
  offsetText,
  relativeTime,
  shortDate,
} from './time.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

const now = Date.parse('2026-11-24T12:00:00Z')

test.each([
  ['2026-11-24T11:59:30Z', 'just now'],
  ['2026-11-24T12:00:30Z', 'just now'],
  ['2026-11-24T11:59:00Z', '1 minute ago'],
  ['2026-11-24T09:30:00Z', '2 hours ago'],
  ['2026-11-22T12:00:00Z', '2 days ago'],
  ['2026-11-11T12:00:00Z', '13 days ago'],
  ['2026-11-03T12:00:00Z', '3 weeks ago'],
  ['2026-06-24T12:00:00Z', '5 months ago'],
  ['2024-11-23T00:00:00Z', '2 years ago'],
  ['2026-12-24T12:00:00Z', 'in 4 weeks'],
])('%s is %s', (time, words) => {
  expect(relativeTime(Date.parse(time), now)).toBe(words)
})

test('a short date has the year when it isn’t the current one', () => {
  const today = Date.parse('2026-11-24T12:00')
  expect(shortDate(Date.parse('2026-11-12T12:00'), today)).toBe('12 Nov')
  expect(shortDate(Date.parse('2025-11-12T12:00'), today)).toBe('12 Nov 2025')
})

// In the time zone of the test run; compared with `Intl`, which the code avoids for its cost.
test.each(['2026-01-05T03:04:05Z', '2026-07-24T23:59:59Z', '1999-12-31T12:00:00Z'])(
  'the absolute time of %s matches the calendar',
  (text) => {
    const time = Date.parse(text)
    const parts = new Intl.DateTimeFormat('en-US', {
      dateStyle: 'medium',
      timeStyle: 'medium',
      hourCycle: 'h23',
    })
    const of = Object.fromEntries(
      parts.formatToParts(time).map(({ type, value }) => [type, value.padStart(2, '0')]),
    )
    const day = `${Number(of['day'])} ${of['month']} ${of['year']}`
    expect(minuteTime(time)).toBe(`${day}, ${of['hour']}:${of['minute']}`)
    expect(absoluteTime(time)).toBe(
      `${day}, ${of['hour']}:${of['minute']}:${of['second']} ${offsetText(time)}`,
    )
    expect(monthName(time, true)).toBe(`${of['month']} ${of['year']}`)
  },
)

test.each([
  [0, 'UTC'],
  [-60, 'UTC+1'],
  [480, 'UTC−8'],
  [-330, 'UTC+5:30'],
  [210, 'UTC−3:30'],
])('%d minutes behind UTC is %s', (behind, words) => {
  const zone = vi.spyOn(Date.prototype, 'getTimezoneOffset').mockReturnValue(behind)
  expect(offsetText(now)).toBe(words)
  zone.mockRestore()
})

const ZONES: [zone: string, offset: string][] = [
  ['UTC', 'UTC'],
  ['America/Los_Angeles', 'UTC−8'],
  ['Pacific/Kiritimati', 'UTC+14'],
  // Zones that skipped 30 December 2011, or midnight on some days.
  ['Pacific/Apia', 'UTC+13'],
  ['America/Sao_Paulo', 'UTC−3'],
  ['Asia/Kathmandu', 'UTC+5:45'],
]

test.each(ZONES)('in %s a date without a time is that date', (zone, offset) => {
  vi.stubEnv('TZ', zone)
  expect(offsetText(now)).toBe(offset)
  const dates = fc.date({
    min: new Date('1970-01-01'),
    max: new Date('9999-12-31'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(dates, (date) => {
      const text = date.toISOString().slice(0, 10)
      const day = { at: Date.parse(text), isDay: true }
      const words = new Intl.DateTimeFormat('en-GB', {
        timeZone: 'UTC',
        day: 'numeric',
        month: 'short',
        year: 'numeric',
      })
        .format(day.at)
        .replace('Sept', 'Sep')
      expect(minuteTime(day)).toBe(words)
      expect(absoluteTime(day)).toBe(words)
      expect(words).toContain(shortDate(day, now))
      expect(machineTime(day)).toBe(text)
    }),
  )
})

test.each(ZONES)('in %s days are counted from their start, in UTC', (zone) => {
  vi.stubEnv('TZ', zone)
  const from = (text: string) => relativeTime({ at: Date.parse(text), isDay: true }, now)
  expect(from('2026-11-24')).toBe('today')
  expect(from('2026-11-25')).toBe('in 1 day')
  expect(from('2026-11-23')).toBe('1 day ago')
  expect(from('2026-12-24')).toBe('in 30 days')
  expect(from('2027-02-22')).toBe('in 90 days')
  expect(from('2027-11-24')).toBe('in 365 days')
  expect(from('2028-11-24')).toBe('in 2 years')
  expect(from('2026-10-24')).toBe('4 weeks ago')
})

test('an instant known exactly is shown with its time', () => {
  const instant = { at: now, isDay: false }
  expect(absoluteTime(instant)).toBe(absoluteTime(now))
  expect(minuteTime(instant)).toBe(minuteTime(now))
  expect(machineTime(instant)).toBe('2026-11-24T12:00:00.000Z')
  expect(relativeTime(instant, now + 120_000)).toBe('2 minutes ago')
})
