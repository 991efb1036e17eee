/** Whether pages look for what is changed elsewhere; on unless switched off in this browser. */
import { readStored, writeStored } from '../../browser/storage.ts'

const listeners = new Set<() => void>()

export const isLive = (): boolean => readStored('live') !== 'off'

export function setLive(on: boolean): void {
  writeStored('live', on ? null : 'off')
  for (const listener of listeners) listener()
}

/** For `useSyncExternalStore`: calls back on every choice, in this tab and in others. */
export function onLive(listener: () => void): () => void {
  listeners.add(listener)
  addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    removeEventListener('storage', listener)
  }
}
