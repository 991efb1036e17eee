import { expect, test, vi } from 'vitest'
import { absoluteTime, minuteTime, monthName, offsetText, relativeTime, shortDate } from './time.ts'

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

test('a short date names the year when it is another one', () => {
  const today = Date.parse('2026-11-24T12:00')
  expect(shortDate(Date.parse('2026-11-12T12:00'), today)).toBe('12 Nov')
  expect(shortDate(Date.parse('2025-11-12T12:00'), today)).toBe('12 Nov 2025')
})

// Of the time zone that the tests run in: what is compared is what `Intl`, which is not used for its weight, says.
test.each(['2026-01-05T03:04:05Z', '2026-07-24T23:59:59Z', '1999-12-31T12:00:00Z'])(
  'the absolute time of %s is that of the calendar',
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
