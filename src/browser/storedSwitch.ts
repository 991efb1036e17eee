import { readStored, writeStored, type StoredKey } from './storage.ts'

/** A setting that is on unless it is turned off in this browser. */
export interface StoredSwitch {
  isOn(): boolean
  /** Turns it on or off, and stores that. */
  set(on: boolean): void
  /** For `useSyncExternalStore`: calls back on every choice, in this tab and in others. */
  subscribe(listener: () => void): () => void
}

export function storedSwitch(key: StoredKey): StoredSwitch {
  const listeners = new Set<() => void>()
  return {
    isOn: () => readStored(key) !== 'off',
    set(on) {
      writeStored(key, on ? null : 'off')
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      addEventListener('storage', listener)
      return () => {
        listeners.delete(listener)
        removeEventListener('storage', listener)
      }
    },
  }
}
