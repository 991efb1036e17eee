import { mdiPause, mdiPlay, mdiStop } from '@mdi/js'
import { useEffect, useRef, type ComponentType } from 'react'
import { linkName } from '../../compute/links.ts'
import type { Operation } from '../../compute/schema.ts'
import { count } from '../../text/count.ts'
import { durationText } from '../../text/duration.ts'
import { Icon } from '../../ui/Icon.tsx'
import { focusIfLost } from '../parts/catchFocus.ts'
import type { BulkRun } from './bulkRun.ts'
import {
  byOutcome,
  endedOf,
  isGoing,
  timeLeft,
  type OutcomeKind,
  type RunView,
} from './outcomes.ts'
import { RunBar } from './RunBar.tsx'
import styles from './RunChip.module.css'
import { bulkStore } from './store.ts'

/** Lists the operations of a project, without some. */
export type Others = ComponentType<{
  project: string
  onLeave(): void
  isLeftOut(operation: Operation): boolean
  nothing: string
}>

interface RunPanelProps {
  run: BulkRun
  title: string
  view: RunView
  others: Others
  onLeave(): void
}

/** Shown always; the others only if there are any. */
const NUMBERS: readonly [kind: OutcomeKind, word: string, isAlways: boolean][] = [
  ['done', 'done', true],
  ['skipped', 'skipped', false],
  ['failed', 'failed', false],
  ['unknown', 'not known', false],
]

/** What the header says about a run: its outcomes so far, pause and stop, and the other operations. */
export function RunPanel({ run, title, view, others: OtherOperations, onLeave }: RunPanelProps) {
  const { rows, state, paces } = view
  const groups = byOutcome(rows)
  // Neither has an effect then, but keeps the focus.
  const isStopping = state === 'stopping'
  const openButton = useRef<HTMLButtonElement>(null)
  // The buttons to pause and to stop it go when it ends.
  useEffect(() => {
    if (state === 'ended') focusIfLost(openButton.current)
  }, [state])
  const left = timeLeft(view)
  const pace =
    paces.slice(-PACE).reduce((sum, each) => sum + each, 0) / Math.min(PACE, paces.length)
  const images = new Set(rows.map(({ item }) => item.before.name))
  return (
    <>
      <div className={styles['run']}>
        <p className={styles['head']}>
          <strong>{title}</strong>
          <span className="muted">
            {left === undefined
              ? STATES[state]
              : `${durationText(Math.ceil(left / 1000) * 1000)} left`}
          </span>
        </p>
        {view.trouble && <p>{view.trouble}</p>}
        <p role="status" className="visually-hidden">
          {STATES[state]}
        </p>
        <RunBar groups={groups} ended={endedOf(rows)} total={rows.length} />
        <p className={styles['numbers']}>
          {NUMBERS.map(([kind, word, isAlways]) => {
            const number = groups.get(kind)?.length ?? 0
            if (number === 0 && !isAlways) return null
            return (
              <span key={kind} className={kind === 'failed' ? styles['failed'] : undefined}>
                <strong>{count(number)}</strong> {word}
              </span>
            )
          })}
          {state === 'running' && paces.length > 0 && <span>{pace.toFixed(1)} a second</span>}
        </p>
        <div className={styles['buttons']}>
          {isGoing(state) && (
            <>
              <button
                type="button"
                className="button small"
                aria-disabled={isStopping}
                title={isStopping ? STATES.stopping : undefined}
                onClick={() => (state === 'paused' ? run.resume() : run.pause())}
              >
                <Icon path={state === 'paused' ? mdiPlay : mdiPause} size={16} />
                {state === 'paused' ? 'Continue' : 'Pause'}
              </button>
              <button
                type="button"
                className="button small"
                aria-disabled={isStopping}
                title={isStopping ? STATES.stopping : undefined}
                onClick={() => run.stop()}
              >
                <Icon path={mdiStop} size={16} />
                Stop
              </button>
            </>
          )}
          <button
            ref={openButton}
            type="button"
            className={styles['open']}
            onClick={() => {
              onLeave()
              bulkStore.set({ open: true })
            }}
          >
            Open run
          </button>
        </div>
      </div>
      <section aria-label="Other operations" className={styles['others']}>
        <h2>Other operations</h2>
        <OtherOperations
          project={run.init.project}
          onLeave={onLeave}
          isLeftOut={({ targetLink = '' }) => images.has(linkName(targetLink))}
          nothing="Nothing else is running."
        />
      </section>
    </>
  )
}

/** Seconds over which the pace is taken. */
const PACE = 10

const STATES: Readonly<Record<RunView['state'], string>> = {
  running: '',
  paused: 'Paused',
  stopping: 'Waiting for the requests already sent',
  ended: 'Ended',
  interrupted: 'Interrupted',
  elsewhere: 'In another tab',
}
