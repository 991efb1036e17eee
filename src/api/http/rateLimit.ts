/** Who slows down when the API says "not now": requests that are tried again by themselves say so here, too. */
import type { ApiError } from './error.ts'
import { isRateLimit } from './retry.ts'

type Listener = (error: ApiError) => void
const listeners = new Set<Listener>()

/** Calls back at every answer that says that the rate is used up. @returns stops that */
export function onRateLimit(listener: Listener): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Hears an answer that is an error. For the HTTP client alone. */
export function hearError(error: ApiError): void {
  if (isRateLimit(error)) for (const listener of listeners) listener(error)
}
