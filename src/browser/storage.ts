/**
 * What this browser remembers between visits. Settings and names only: never a token, never a key.
 * If storage is blocked or full, nothing is remembered, but nothing fails either.
 */
export type StoredKey =
  | 'scheme'
  | 'density'
  | 'shortcuts'
  | 'connections'
  | 'keepLists'
  | 'live'
  | `lists.${string}`
  | `recentProjects.${string}`
  | `recentPages.${string}`
  | `aSecond.${string}`
  | `conventions.${string}`
  | `views.${string}`
  | `defaultView.${string}`

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
    // Blocked or full: not stored.
  }
}

/** What a tab remembers until it is closed; other tabs don't see it. */
export type SessionKey =
  `createDraft.${string}` | `createForms.${string}` | `createRun.${string}` | `publish.${string}`

/** The text stored by this tab, or null. */
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
    // Blocked or full: not stored.
  }
}

/** Keys of what reveals something about a connection's images; rules and settings are the user's own. */
const SEEN = /^compute-images\.(?:views|defaultView|recentPages|recentProjects)\.(\S+)/

/** Forgets what it remembers of a connection's images: saved views, recent pages and projects. */
export function forgetSeen(base: string): void {
  try {
    for (const key of Object.keys(localStorage)) {
      if (SEEN.exec(key)?.[1] === base) localStorage.removeItem(key)
    }
  } catch {
    // Blocked: nothing was stored.
  }
}

const WORK = /^compute-images\.(?:recent|aSecond|create|publish|lists\.)/

/**
 * Forgets what was done here: recent pages, drafts, lists, but not how the console looks and where it connects.
 */
export function forgetWork(): void {
  for (const storageOf of [() => localStorage, () => sessionStorage]) {
    try {
      const storage = storageOf()
      for (const key of Object.keys(storage)) if (WORK.test(key)) storage.removeItem(key)
    } catch {
      // Blocked: nothing was stored.
    }
  }
}
