import { useSyncExternalStore } from 'react'
import { bulkStore } from './store.ts'
import { subscribeToRun } from './useBusy.ts'

/** The id of the run that is being made, in this tab or in another; undefined: none is. */
export const useGoing = (): string | undefined => useSyncExternalStore(subscribeToRun, goingRun)

function goingRun(): string | undefined {
  const { run } = bulkStore.get()
  const state = run?.view().state
  return state === 'interrupted' || state === 'ended' ? undefined : run?.init.id
}
