/**
 * Tells listeners to slow down when the API is rate limiting, including for requests that are
 * retried automatically.
 */
import type { ApiError } from './error.ts'
import { isRateLimit } from './retry.ts'

type Listener = (error: ApiError) => void
const listeners = new Set<Listener>()

/**
 * Calls back for every response that says the rate limit is exceeded. @returns a function that
 * unsubscribes
 */
export function onRateLimit(listener: Listener): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Takes an error response. For the HTTP client only. */
export function noteError(error: ApiError): void {
  if (isRateLimit(error)) for (const listener of listeners) listener(error)
}
