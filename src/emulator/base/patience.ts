/** So long, in ms, a call may work before it lets others pass. */
const PATIENCE = 25

/**
 * Lets other calls pass when a call has worked for long: the emulator has one thread.
 * @returns to be asked between two steps; a promise to wait for when it is time
 */
export function createPatience(): () => Promise<void> | undefined {
  let since = performance.now()
  return () => {
    if (performance.now() - since <= PATIENCE) return undefined
    return new Promise((resolve) => {
      setTimeout(() => {
        since = performance.now()
        resolve()
      })
    })
  }
}
