/**
 * Requests that the boot sends before the application has loaded. The HTTP client picks each up by
 * its URL, once.
 */
const early = new Map<string, Promise<Response>>()

/** ms that a request may take, unless its caller says otherwise. */
export const TIMEOUT = 30_000

/** Sends a GET now, to be picked up later. */
export function fetchEarly(url: string, headers: Readonly<Record<string, string>>): void {
  const signal = AbortSignal.timeout(TIMEOUT)
  const answer = fetch(url, { headers, credentials: 'omit', redirect: 'error', signal })
  // Whoever picks it up sees the failure; until then it isn't an unhandled rejection.
  answer.catch(() => undefined)
  early.set(url, answer)
}

/** The early response to this URL, once; undefined when none was requested. */
export function takeEarly(url: string): Promise<Response> | undefined {
  const answer = early.get(url)
  early.delete(url)
  return answer
}
