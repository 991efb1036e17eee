/** Waiting, where it has to be by the clock. */

/** Resolves after `ms`; rejects with the signal's reason as soon as it aborts. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(reasonOf(signal))
    const stop = () => {
      clearTimeout(timer)
      reject(reasonOf(signal))
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, ms)
    signal?.addEventListener('abort', stop, { once: true })
  })
}

const reasonOf = (signal: AbortSignal | undefined): Error =>
  signal?.reason instanceof Error
    ? signal.reason
    : new DOMException('It was stopped.', 'AbortError')

/** A pause before a retry. */
export interface Wait {
  /** When the retry is due, ms since the epoch. */
  until: number
  /** What made the retry necessary: {@link retryDelay} honors its Retry-After. */
  error: unknown
  /** Gives up: the call fails with `error`, and nothing is sent again. */
  stop(): void
}

/** Called with a pause when it starts, and with null when it is over or stopped. */
export type OnWait = (wait: Wait | null) => void

/** ms; a shorter pause is over before anyone has read about it. */
const WORTH_TELLING = 1000

/** As {@link pause}, and reports it. @throws `error` when it is stopped */
export async function pauseAfter(
  error: unknown,
  ms: number,
  signal?: AbortSignal,
  onWait?: OnWait,
): Promise<void> {
  if (!onWait || ms < WORTH_TELLING) return pause(ms, signal)
  const stopper = new AbortController()
  onWait({ until: Date.now() + ms, error, stop: () => stopper.abort() })
  try {
    await pause(ms, signal ? AbortSignal.any([signal, stopper.signal]) : stopper.signal)
  } catch (reason) {
    throw stopper.signal.aborted ? error : reason
  } finally {
    onWait(null)
  }
}

/**
 * Retries what may fail as long as `mayRetry` allows, with the pauses of `delay`.
 * @param mayRetry takes the number of earlier failures, and the error
 * @param onWait called with each pause, so that it can be stopped
 * @throws the last error; AbortError when `signal` aborts during a pause
 */
export async function retrying<T>(
  attempt: () => Promise<T>,
  mayRetry: (failures: number, error: unknown) => boolean,
  delay: (failures: number, error: unknown) => number,
  signal?: AbortSignal,
  onWait?: OnWait,
): Promise<T> {
  for (let failures = 0; ; failures++) {
    try {
      return await attempt()
    } catch (error) {
      if (signal?.aborted || !mayRetry(failures, error)) throw error
      await pauseAfter(error, delay(failures, error), signal, onWait)
    }
  }
}
