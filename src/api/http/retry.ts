/**
 * When a failed read is retried, and after how long. Writes are never retried here: they may have
 * taken effect already (see `changes/send.ts`).
 */
import { ApiError } from './error.ts'

const ATTEMPTS: Record<string, number> = { network: 3, timeout: 1, notJson: 1 }

/** Whether the API is rate limiting: HTTP 429, or Compute Engine's own 403 for an exceeded rate. */
export const isRateLimit = (error: ApiError): boolean =>
  error.status === 429 || (error.status === 403 && error.reason === 'rateLimitExceeded')

/**
 * @param failures how often it has failed before this time
 * @returns whether to retry: three times for what passes by itself, once for what might, never
 * otherwise
 */
export function shouldRetry(failures: number, error: unknown): boolean {
  if (!(error instanceof ApiError)) return false
  if (error.failure !== 'http') return failures < (ATTEMPTS[error.failure] ?? 0)
  if (isRateLimit(error) || [502, 503, 504].includes(error.status)) return failures < 3
  return (error.status === 500 || error.status === 408) && failures < 1
}

/**
 * ms until the next attempt: what the response asked for, otherwise random, up to 1, 2, 4 … 32 s.
 */
export function retryDelay(failures: number, error: unknown, random = Math.random): number {
  if (error instanceof ApiError && error.retryAfter !== undefined) return error.retryAfter
  return random() * Math.min(32_000, 1000 * 2 ** failures)
}
