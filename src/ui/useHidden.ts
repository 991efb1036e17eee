import { useSyncExternalStore } from 'react'

/** Whether the page is hidden: another tab is in front, or the window is minimized. */
export const useHidden = (): boolean => useSyncExternalStore(subscribe, () => document.hidden)

function subscribe(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener)
  return () => document.removeEventListener('visibilitychange', listener)
}
