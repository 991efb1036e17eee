import { expect, test } from 'vitest'
import { pollDelay } from './runningOperations.ts'

test('polls after a second, then less and less often, down to every ten; every minute when nothing is running', () => {
  const operations = [{ name: 'op' }]
  expect(pollDelay(undefined)).toBe(60_000)
  expect(pollDelay({ operations: [], quiet: 3 })).toBe(60_000)
  expect([0, 1, 2, 50].map((quiet) => pollDelay({ operations, quiet }))).toEqual([
    1000, 1500, 2250, 10_000,
  ])
})
