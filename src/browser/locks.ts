/** Locks that one tab of this browser holds at a time. The browser frees them when the tab is gone, however it went. */

/**
 * Takes a lock if it is free.
 * @returns gives it back; undefined when another tab, or this one, has it. Where there are no locks (a page
 * over plain http) it is always free.
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

/** Whether a tab has a lock. */
export async function isLocked(name: string): Promise<boolean> {
  if (!hasLocks()) return false
  // Not by taking it: who wants it at this moment would be refused.
  const { held = [] } = await navigator.locks.query()
  return held.some((lock) => lock.name === name)
}

/** Resolves when nobody has the lock; rejects when it is not waited for any more. */
export async function lockFree(name: string, signal: AbortSignal): Promise<void> {
  if (hasLocks()) await navigator.locks.request(name, { signal }, () => undefined)
}

const hasLocks = () => 'locks' in navigator
