import { useSyncExternalStore } from 'react'
import { count } from '../../text/count.ts'
import { durationText } from '../../text/duration.ts'
import type { BulkRun } from './bulkRun.ts'
import { endedOf, timeLeft, type RunView } from './outcomes.ts'
import styles from './RunChip.module.css'
import { bulkStore } from './store.ts'

/** The run's progress in the header; opens its dialog. */
export default function RunChip({ run }: { run: BulkRun }) {
  const view = useSyncExternalStore(run.subscribe, run.view)
  const { rows, state } = view
  const words: Record<RunView['state'], string> = {
    running: run.init.running,
    paused: 'Paused:',
    stopping: 'Stopping:',
    ended: endedOf(rows) === rows.length ? 'Done:' : 'Stopped:',
    interrupted: 'Interrupted:',
    elsewhere: 'In another tab:',
  }
  const left = timeLeft(view)
  return (
    <button
      type="button"
      className={`button small ${styles['chip']}`}
      onClick={() => bulkStore.set({ open: true })}
    >
      <span className={styles['word']}>{words[state]}</span> {count(endedOf(rows))} of{' '}
      {count(rows.length)}
      {left !== undefined && (
        <span className={styles['left']}>{durationText(Math.ceil(left / 1000) * 1000)} left</span>
      )}
    </button>
  )
}
