/**
 * When a failed read is tried again, and after how long. Writes are never retried here: what was
 * written may have been done already (see `changesSend.ts`).
 */
import { ApiError } from './error.ts'

const ATTEMPTS: Record<string, number> = { network: 3, timeout: 1, notJson: 1 }

/** Whether the API says "not now": HTTP 429, or compute's own 403 for a used-up rate. */
export const isRateLimit = (error: ApiError): boolean =>
  error.status === 429 || (error.status === 403 && error.reason === 'rateLimitExceeded')

/**
 * @param failures how often it has failed before this time
 * @returns whether to try again: three times what passes by itself, once what might, never the rest
 */
export function shouldRetry(failures: number, error: unknown): boolean {
  if (!(error instanceof ApiError)) return false
  if (error.failure !== 'http') return failures < (ATTEMPTS[error.failure] ?? 0)
  if (isRateLimit(error) || [502, 503, 504].includes(error.status)) return failures < 3
  return (error.status === 500 || error.status === 408) && failures < 1
}

/** ms until the next try: what the answer asked for, else at random up to 1, 2, 4 … 32 s. */
export function retryDelay(failures: number, error: unknown, random = Math.random): number {
  if (error instanceof ApiError && error.retryAfter !== undefined) return error.retryAfter
  return random() * Math.min(32_000, 1000 * 2 ** failures)
}
