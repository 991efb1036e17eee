/** What a change waits for before it is sent again. */
import { ApiError } from '../../api/http/error.ts'
import { isRateLimit } from '../../api/http/retry.ts'

/** Why it isn't sent at once, as a sentence. */
export function waitReason(error: unknown): string {
  if (!(error instanceof ApiError)) return 'It didn’t work.'
  if (error.retryAfter !== undefined) return 'The API asked us to wait.'
  if (isRateLimit(error)) return 'The API’s rate limit is reached.'
  if (error.failure === 'network') return 'The API can’t be reached.'
  if (error.failure === 'timeout') return 'The API didn’t respond in time.'
  return error.failure === 'http'
    ? `The API is having problems (${error.status}).`
    : 'The API’s response couldn’t be read.'
}

/**
 * When it is sent again: `Trying again in 18 s`.
 * @param until ms since the epoch
 * @param now the current whole second, as returned by `useNow`
 */
export function waitText(until: number, now: number): string {
  const seconds = Math.floor((until - now) / 1000)
  return seconds > 0 ? `Trying again in ${seconds} s` : 'Trying again…'
}
