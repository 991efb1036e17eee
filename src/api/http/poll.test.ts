import { expect, test } from 'vitest'
import { pollInterval } from './poll.ts'

test('a failed read is repeated rarely, whatever is polled', () => {
  expect(pollInterval(2000, { status: 'success' })).toBe(2000)
  expect(pollInterval(2000, { status: 'error' })).toBe(20_000)
  expect(pollInterval(60_000, { status: 'error' })).toBe(60_000)
})
