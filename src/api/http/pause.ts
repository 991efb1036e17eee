/** Waiting, where it has to be by the clock. */

/** Resolves after `ms`; rejects with the signal's reason as soon as it says stop. */
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

/** A pause before something is tried again. */
export interface Wait {
  /** When it is tried again, ms since the epoch. */
  until: number
  /** Why it has to be tried again: {@link retryDelay} obeys what it says of when. */
  error: unknown
  /** Gives up: what is waited for fails with `error`, and nothing is sent again. */
  stop(): void
}

/** Told of a pause as it begins, and null when it is over or was stopped. */
export type OnWait = (wait: Wait | null) => void

/** ms; a shorter pause is over before anyone has read of it. */
const WORTH_TELLING = 1000

/** As {@link pause}, and tells whoever shows it. @throws `error` when that one stops it */
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
 * Does something that may fail, again and again as `mayRetry` says, with the pauses of `delay`.
 * @param mayRetry takes how often it has failed before this time, and the error
 * @param onWait told of each pause, for whoever would rather stop than wait
 * @throws the last error; AbortError when `signal` says stop in a pause
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
