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

/**
 * Does something that may fail, again and again as `mayRetry` says, with the pauses of `delay`.
 * @param mayRetry takes how often it has failed before this time, and the error
 * @throws the last error; AbortError when `signal` says stop in a pause
 */
export async function retrying<T>(
  attempt: () => Promise<T>,
  mayRetry: (failures: number, error: unknown) => boolean,
  delay: (failures: number, error: unknown) => number,
  signal?: AbortSignal,
): Promise<T> {
  for (let failures = 0; ; failures++) {
    try {
      return await attempt()
    } catch (error) {
      if (signal?.aborted || !mayRetry(failures, error)) throw error
      await pause(delay(failures, error), signal)
    }
  }
}
