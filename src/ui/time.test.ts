import { expect, test } from 'vitest'
import { relativeTime, shortDate } from './time.ts'

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
  expect(shortDate(Date.parse('2026-11-12T12:00:00Z'), now)).toBe('12 Nov')
  expect(shortDate(Date.parse('2025-11-12T12:00:00Z'), now)).toBe('12 Nov 2025')
})
