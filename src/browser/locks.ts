/** Locks that only one tab of this browser holds at a time. The browser releases them when the tab closes or crashes. */

/**
 * Acquires a lock if it is free.
 * @returns a function that releases it; undefined if another tab or this one holds it. Where locks aren't
 * available (a page served over plain http), it is always free.
 */
export function takeLock(name: string): Promise<(() => void) | undefined> {
  if (!hasLocks()) return Promise.resolve(() => undefined)
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(name, { ifAvailable: true }, (lock) => {
        if (!lock) return resolve(undefined)
        return new Promise<void>((free) => resolve(free))
      })
      .catch(reject)
  })
}

/** Whether any tab holds a lock. */
export async function isLocked(name: string): Promise<boolean> {
  if (!hasLocks()) return false
  // Query instead of acquiring it, which would refuse a tab that asks at the same moment.
  const { held = [] } = await navigator.locks.query()
  return held.some((lock) => lock.name === name)
}

/** Resolves when no tab holds the lock; rejects when `signal` aborts. */
export async function lockFree(name: string, signal: AbortSignal): Promise<void> {
  if (hasLocks()) await navigator.locks.request(name, { signal }, () => undefined)
}

const hasLocks = () => 'locks' in navigator
