/** How long a call may run before it yields to others, in ms. */
const PATIENCE = 25

/**
 * Lets a long call yield to others, because the emulator has a single thread.
 * @param now a monotonic clock, in ms
 * @returns to be called between steps; it returns a promise to await when it is time to yield
 */
export function createPatience(now = () => performance.now()): () => Promise<void> | undefined {
  let since = now()
  return () => {
    if (now() - since <= PATIENCE) return undefined
    return new Promise((resolve) => {
      setTimeout(() => {
        since = now()
        resolve()
      })
    })
  }
}
