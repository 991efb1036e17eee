/**
 * Requests that the boot has sent before the application was there to ask. The HTTP client takes them
 * up by their URL, each once.
 */
const early = new Map<string, Promise<Response>>()

/** ms; as long as the client waits. */
const TIMEOUT = 30_000

/** Sends a GET now, to be taken up later. */
export function fetchEarly(url: string): void {
  const signal = AbortSignal.timeout(TIMEOUT)
  const answer = fetch(url, { credentials: 'omit', redirect: 'error', signal })
  // Whoever takes it up sees the failure; until then it is not an unhandled one.
  answer.catch(() => undefined)
  early.set(url, answer)
}

/** The early answer to this URL, once; undefined when none was asked for. */
export function takeEarly(url: string): Promise<Response> | undefined {
  const answer = early.get(url)
  early.delete(url)
  return answer
}
