/**
 * What this browser remembers between visits. Settings and names only: never a token, never a key.
 * A blocked or full storage means that nothing is remembered, not that something fails.
 */
export type StoredKey = 'scheme' | 'density' | 'apiBase' | 'recentProjects'

const PREFIX = 'compute-images.'

/** The stored text, or null. */
export function readStored(key: StoredKey): string | null {
  try {
    return localStorage.getItem(PREFIX + key)
  } catch {
    return null
  }
}

/** Stores a text; null removes it. */
export function writeStored(key: StoredKey, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(PREFIX + key)
    else localStorage.setItem(PREFIX + key, value)
  } catch {
    // Blocked or full: it is not remembered.
  }
}
