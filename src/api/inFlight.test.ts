import { expect, test } from 'vitest'
import { inFlight } from './inFlight.ts'

test('overlapping reads of a key are one, later ones are not', async () => {
  const share = inFlight<number>()
  let asked = 0
  const read = async () => (asked += 1)
  expect(await Promise.all([share('a', read), share('a', read), share('b', read)])).toEqual([
    1, 1, 2,
  ])
  expect(await share('a', read)).toBe(3)
})

test('a failure reaches everyone who waits, and is not kept', async () => {
  const share = inFlight<number>()
  const failing = async () => {
    throw new Error('No.')
  }
  const both = await Promise.allSettled([share('a', failing), share('a', failing)])
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await share('a', async () => 1)).toBe(1)
})
