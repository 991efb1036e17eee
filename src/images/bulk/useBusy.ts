import { useSyncExternalStore } from 'react'
import { bulkStore } from './store.ts'

/** Why no other run can start now, as a sentence. */
export const useBusy = (): string | undefined => useSyncExternalStore(subscribeToRun, busyWith)

/** To which run is current, and to its state. */
export function subscribeToRun(listener: () => void): () => void {
  let { run } = bulkStore.get()
  let leave = run?.subscribe(listener)
  const unsubscribe = bulkStore.subscribe(() => {
    const next = bulkStore.get().run
    if (next !== run) {
      leave?.()
      run = next
      leave = run?.subscribe(listener)
    }
    listener()
  })
  return () => {
    leave?.()
    unsubscribe()
  }
}

function busyWith(): string | undefined {
  const state = bulkStore.get().run?.view().state
  if (state === undefined || state === 'ended') return undefined
  return state === 'interrupted'
    ? 'Continue or end the interrupted run first.'
    : 'Another run is in progress.'
}
