/**
 * Whether single keys are shortcuts. They can be turned off, as WCAG 2.1.4 requires: speech input
 * types whole words. Stored in this browser; Ctrl K always works.
 */
import { readStored, writeStored } from '../browser/storage.ts'

const listeners = new Set<() => void>()

export const areShortcutsOn = (): boolean => readStored('shortcuts') !== 'off'

/** Turns them on or off, and stores that. */
export function setShortcuts(on: boolean): void {
  writeStored('shortcuts', on ? null : 'off')
  for (const listener of listeners) listener()
}

/** For `useSyncExternalStore`: calls back on every choice, in this tab and in others. */
export function onShortcuts(listener: () => void): () => void {
  listeners.add(listener)
  addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    removeEventListener('storage', listener)
  }
}
