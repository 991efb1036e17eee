/** So long, in ms, a call may work before it lets others pass. */
const PATIENCE = 25

/**
 * Lets other calls pass when a call has worked for long: the emulator has one thread.
 * @param now ms, of a clock that only goes forward
 * @returns to be asked between two steps; a promise to wait for when it is time
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
