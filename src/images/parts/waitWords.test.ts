import { expect, test } from 'vitest'
import { ApiError, type ApiErrorInit } from '../../api/http/error.ts'
import { waitReason, waitText } from './waitWords.ts'

test.each<[init: Omit<ApiErrorInit, 'message'>, says: string]>([
  [{ failure: 'http', status: 503, retryAfter: 20_000 }, 'The API asked us to wait.'],
  [{ failure: 'http', status: 429, retryAfter: 20_000 }, 'The API asked us to wait.'],
  [{ failure: 'http', status: 429 }, 'The API’s rate limit is reached.'],
  [
    { failure: 'http', status: 403, reason: 'rateLimitExceeded' },
    'The API’s rate limit is reached.',
  ],
  [{ failure: 'http', status: 503 }, 'The API is having problems (503).'],
  [{ failure: 'network' }, 'The API can’t be reached.'],
  [{ failure: 'timeout' }, 'The API didn’t respond in time.'],
  [{ failure: 'notJson' }, 'The API’s response couldn’t be read.'],
])('%j: %s', (init, says) => {
  expect(waitReason(new ApiError({ ...init, message: '' }))).toBe(says)
})

test.each([
  [20_000, 'Trying again in 20 s'],
  [18_999, 'Trying again in 18 s'],
  [1000, 'Trying again in 1 s'],
  [999, 'Trying again…'],
  [-5000, 'Trying again…'],
])('%d ms from the start of the current second: %s', (left, says) => {
  expect(waitText(1_000_000 + left, 1_000_000)).toBe(says)
})
