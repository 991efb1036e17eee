import { useSyncExternalStore } from 'react'
import { isGoing } from './outcomes.ts'
import { bulkStore } from './store.ts'
import { subscribeToRun } from './useBusy.ts'

/** The id of the run that is being made, in this tab or in another; undefined: none is. */
export const useGoing = (): string | undefined => useSyncExternalStore(subscribeToRun, goingRun)

/** Whether a run is being made in this tab. */
export const useGoingHere = (): boolean => useSyncExternalStore(subscribeToRun, isGoingHere)

function isGoingHere(): boolean {
  const { run } = bulkStore.get()
  return run !== undefined && isGoing(run.view().state)
}

function goingRun(): string | undefined {
  const { run } = bulkStore.get()
  const state = run?.view().state
  return state === 'interrupted' || state === 'ended' ? undefined : run?.init.id
}
