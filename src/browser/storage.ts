/**
 * What this browser remembers between visits. Settings and names only: never a token, never a key.
 * A blocked or full storage means that nothing is remembered, not that something fails.
 */
export type StoredKey =
  'scheme' | 'density' | 'apiBase' | 'recentProjects' | 'recentPages' | `aSecond.${string}`

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

/** What a tab remembers until it is closed; no other tab sees it. */
export type SessionKey =
  `createDraft.${string}` | `createForms.${string}` | `createRun.${string}` | `publish.${string}`

/** The text that this tab stored, or null. */
export function readSession(key: SessionKey): string | null {
  try {
    return sessionStorage.getItem(PREFIX + key)
  } catch {
    return null
  }
}

/** Stores a text in this tab; null removes it. */
export function writeSession(key: SessionKey, value: string | null): void {
  try {
    if (value === null) sessionStorage.removeItem(PREFIX + key)
    else sessionStorage.setItem(PREFIX + key, value)
  } catch {
    // Blocked or full: it is not remembered.
  }
}
