/** A clock for tests that jumps to the next time anything is waiting for. */
export function testClock() {
  let time = 0
  const waiting: { at: number; wake: () => void }[] = []
  const idle = () => new Promise((resolve) => setImmediate(resolve))
  return {
    now: () => time,
    sleep: (ms: number, signal?: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        const stop = () => {
          waiting.splice(waiting.indexOf(one), 1)
          reject(new Error('It was stopped.'))
        }
        const wake = () => {
          signal?.removeEventListener('abort', stop)
          resolve()
        }
        const one = { at: time + Math.max(0, ms), wake }
        waiting.push(one)
        signal?.addEventListener('abort', stop)
      }),
    /** Advances time until `work` is done. */
    async through<T>(work: Promise<T>): Promise<T> {
      const state = { isDone: false }
      const done = work.finally(() => (state.isDone = true))
      done.catch(() => undefined)
      while (!state.isDone) {
        // Lets everything finish that doesn't need time to pass.
        await idle()
        waiting.sort((a, b) => a.at - b.at)
        const next = waiting.shift()
        if (next) {
          time = Math.max(time, next.at)
          next.wake()
        }
      }
      return done
    },
  }
}
