import { useSyncExternalStore } from 'react'
import { count } from '../../text/count.ts'
import { endedOf, type BulkRun } from './bulkRun.ts'
import { bulkStore } from './store.ts'

/** How far the run is, in the header; opens its dialog. */
export default function RunChip({ run }: { run: BulkRun }) {
  const { rows, state } = useSyncExternalStore(run.subscribe, run.view)
  const word = {
    running: run.init.running,
    paused: 'Paused:',
    stopping: 'Stopping:',
    ended: 'Done:',
  }
  return (
    <button type="button" className="button small" onClick={() => bulkStore.set({ open: true })}>
      {word[state]} {count(endedOf(rows))} of {count(rows.length)}
    </button>
  )
}
