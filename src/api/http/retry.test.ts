import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ApiError, type Failure } from './error.ts'
import { retryDelay, shouldRetry } from './retry.ts'

const http = (status: number, reason = '') =>
  new ApiError({ failure: 'http', status, reason, message: '' })
const other = (failure: Failure) => new ApiError({ failure, message: '' })
/** How often a request is sent when it always fails this way. */
const tries = (error: unknown) => {
  let failures = 0
  while (failures < 10 && shouldRetry(failures, error)) failures++
  return failures + 1
}

test.each<[error: unknown, tries: number]>([
  [http(429), 4],
  [http(403, 'rateLimitExceeded'), 4],
  [http(502), 4],
  [http(503), 4],
  [http(504), 4],
  [other('network'), 4],
  [http(500), 2],
  [http(408), 2],
  [other('timeout'), 2],
  [other('notJson'), 2],
  [http(400), 1],
  [http(401), 1],
  [http(403, 'forbidden'), 1],
  [http(404), 1],
  [http(409), 1],
  [http(412), 1],
  [http(501), 1],
  [other('unexpected'), 1],
  [other('operation'), 1],
  [new TypeError('a bug'), 1],
])('%s gets %d attempts', (error, times) => {
  expect(tries(error)).toBe(times)
})

test('the delay is random, up to 1, 2, 4 … 32 seconds', () => {
  const anyRandom = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
  fc.assert(
    fc.property(fc.nat({ max: 40 }), anyRandom, (failures, random) => {
      const wait = retryDelay(failures, http(503), () => random)
      expect(wait).toBe(random * Math.min(32_000, 1000 * 2 ** failures))
    }),
  )
})

test('Retry-After is honored', () => {
  const busy = new ApiError({ failure: 'http', status: 429, message: '', retryAfter: 7000 })
  expect(retryDelay(0, busy, () => 0)).toBe(7000)
})
