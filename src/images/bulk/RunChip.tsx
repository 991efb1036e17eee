import { useId, useRef, useState, useSyncExternalStore } from 'react'
import { count } from '../../text/count.ts'
import { durationText } from '../../text/duration.ts'
import popover from '../../ui/popover.module.css'
import { useElsewhere, useTitleIn } from '../parts/useElsewhere.ts'
import type { BulkRun } from './bulkRun.ts'
import { endedOf, isGoing, timeLeft, type RunView } from './outcomes.ts'
import styles from './RunChip.module.css'
import { RunPanel, type Others } from './RunPanel.tsx'
import { bulkStore } from './store.ts'

interface RunChipProps {
  run: BulkRun
  others: Others
}

/**
 * The run's progress in the header. While it is going, it opens a panel with what can be done about
 * it; otherwise its dialog.
 */
export default function RunChip({ run, others }: RunChipProps) {
  const view = useSyncExternalStore(run.subscribe, run.view)
  const [open, setOpen] = useState(false)
  const panel = useRef<HTMLDivElement>(null)
  const id = useId()
  const title = useTitleIn(run.init.project, run.init.title)
  const elsewhere = useElsewhere(run.init.project)
  const { rows, state } = view
  const ended = endedOf(rows)
  const done = rows.filter(({ outcome }) => outcome.kind === 'done').length
  // While it is going, how far it is; then, how much of it succeeded.
  const shown = state === 'ended' ? done : ended
  const words: Record<RunView['state'], string> = {
    running: run.init.running,
    paused: 'Paused:',
    stopping: 'Stopping:',
    ended: done === rows.length ? 'Done:' : ended === rows.length ? 'Ended:' : 'Stopped:',
    interrupted: 'Interrupted:',
    elsewhere: 'In another tab:',
  }
  const left = timeLeft(view)
  const hasPanel = open || isGoing(state)
  return (
    <>
      <button
        type="button"
        className={`button small ${styles['chip']}`}
        {...(hasPanel ? { popoverTarget: id } : { onClick: () => bulkStore.set({ open: true }) })}
      >
        <Ring part={rows.length > 0 ? shown / rows.length : 0} />
        <span className={styles[state === 'running' ? 'verb' : 'state']}>{words[state]}</span>{' '}
        {count(shown)} of {count(rows.length)}
        {state === 'ended' && done < rows.length && ' done'}
        {elsewhere !== undefined && <span className={styles['where']}>in {elsewhere}</span>}
        {left !== undefined && (
          <span className={styles['left']}>{durationText(Math.ceil(left / 1000) * 1000)} left</span>
        )}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        className={`${popover['panel']} ${styles['panel']}`}
        role="dialog"
        aria-label={title}
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        {open && (
          <RunPanel
            run={run}
            title={title}
            view={view}
            others={others}
            onLeave={() => panel.current?.hidePopover()}
          />
        )}
      </div>
    </>
  )
}

/** @param part of the run that has ended, 0 to 1 */
function Ring({ part }: { part: number }) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" className={styles['ring']}>
      <circle cx="8" cy="8" r="6" className={styles['track']} />
      <circle
        cx="8"
        cy="8"
        r="6"
        pathLength="100"
        strokeDasharray={`${part * 100} 100`}
        transform="rotate(-90 8 8)"
      />
    </svg>
  )
}
