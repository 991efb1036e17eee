/** How long a call may run before it yields to others, in ms. */
const PATIENCE = 25

/**
 * Lets a long call yield to others, because the emulator has a single thread.
 * @returns to be called between steps; it returns a promise to await when it is time to yield
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
