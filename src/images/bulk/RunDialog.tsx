import { useEffect, useState, useSyncExternalStore } from 'react'
import { count } from '../../text/count.ts'
import { durationText } from '../../text/duration.ts'
import { DialogShell } from '../../ui/DialogShell.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useTitleIn } from '../parts/useElsewhere.ts'
import type { BulkRun } from './bulkRun.ts'
import {
  byOutcome,
  endedOf,
  isGoing,
  OUTCOMES,
  timeLeft,
  type OutcomeKind,
  type RunView,
} from './outcomes.ts'
import { RateChart } from './RateChart.tsx'
import { OutcomeMark, RunBar } from './RunBar.tsx'
import { RunButtons } from './RunButtons.tsx'
import styles from './RunDialog.module.css'
import { OUTCOME_WORDS, RunGroup } from './RunGroup.tsx'
import { RunRate } from './RunRate.tsx'
import { RunReport } from './RunReport.tsx'
import { bulkStore } from './store.ts'

/** Up to this many images, groups are expanded during the run, too: more of them would keep moving. */
const FEW = 6

interface RunDialogProps {
  run: BulkRun
  /** Another dialog waits for the end of the run: nothing else is started from here. */
  isAbove?: boolean
  onClose(): void
}

/** A run's progress and outcomes. Closing the dialog doesn't stop the run. */
export default function RunDialog({ run, isAbove = false, onClose }: RunDialogProps) {
  const view = useSyncExternalStore(run.subscribe, run.view)
  const title = useTitleIn(run.init.project, run.init.title)
  const [only, setOnly] = useState<OutcomeKind>()
  const { rows, state, trouble } = view
  const groups = byOutcome(rows)
  const ended = endedOf(rows)
  // Resolve the changes that were in flight before the user decides how to proceed.
  useEffect(() => {
    if (state === 'interrupted') void run.checkAgain()
  }, [run, state])
  const close = () => {
    onClose()
    if (state === 'ended') bulkStore.set({ run: undefined })
  }
  return (
    <DialogShell
      title={title}
      onClose={close}
      large="low"
      actions={
        <>
          <p className={styles['note']}>{NOTES[state]}</p>
          <RunReport run={run} />
          <RunButtons run={run} isAbove={isAbove} onClose={close} />
        </>
      }
    >
      <div className={styles['run']}>
        {trouble && <Notice tone="warning">{trouble}</Notice>}
        <p className={styles['progress']}>
          <strong>
            {count(ended)} of {count(rows.length)}
          </strong>{' '}
          {/* The time left changes all the time, and the end is said with its results, below. */}
          <span
            className="muted"
            aria-live={state === 'running' || state === 'ended' ? 'off' : 'polite'}
          >
            {aside(view)}
          </span>
          {view.rate && (
            <span className={styles['pace']}>
              <RunRate rate={view.rate} isOver={state === 'ended'} />
              <RateChart rate={view.rate} paces={view.paces} />
            </span>
          )}
        </p>
        <RunBar groups={groups} ended={ended} total={rows.length} />
        <dl className={styles['numbers']} aria-label="Results">
          {OUTCOMES.map((kind) => (
            <div key={kind}>
              <dt>
                <button
                  type="button"
                  aria-pressed={only === kind}
                  className={styles['number']}
                  onClick={() => setOnly(only === kind ? undefined : kind)}
                >
                  <OutcomeMark kind={kind} />
                  {OUTCOME_WORDS[kind]}
                </button>
              </dt>
              <dd>{count(groups.get(kind)?.length ?? 0)}</dd>
            </div>
          ))}
        </dl>
        <p role="status" className="visually-hidden">
          {state === 'ended' && `${aside(view)} ${outcomesText(groups)}`}
        </p>
        {OUTCOMES.filter((kind) => only === undefined || only === kind).map((kind) => (
          <RunGroup
            key={`${kind} ${only}`}
            kind={kind}
            rows={groups.get(kind) ?? []}
            isOnly={only === kind}
            isOpen={rows.length <= FEW || !isGoing(state)}
          />
        ))}
        {only !== undefined && groups.get(only)?.length === 0 && (
          <p className="muted">No images here.</p>
        )}
      </div>
    </DialogShell>
  )
}

const NOTES: Record<RunView['state'], string> = {
  running: 'You can close this. The run continues in the header.',
  paused: 'You can close this. The run stays in the header.',
  stopping: '',
  ended: '',
  interrupted: 'Nothing is sent twice: what was already sent is checked first.',
  elsewhere: 'Pause or stop it in the tab where it was started.',
}

function aside(view: RunView): string {
  const left = timeLeft(view)
  switch (view.state) {
    case 'ended':
      return view.isLeft ? 'The run has stopped.' : 'The run has ended.'
    case 'paused':
      return 'Paused.'
    case 'stopping':
      return 'Stopping.'
    case 'elsewhere':
      return 'Running in another tab.'
    case 'interrupted':
      return view.isChecking
        ? 'Interrupted. Checking what was sent…'
        : 'Interrupted: its page was closed or reloaded.'
    case 'running':
      if (left === undefined) return ''
      return left < 10_000 ? 'a few seconds left' : `about ${durationText(left)} left`
  }
}

const outcomesText = (groups: ReturnType<typeof byOutcome>): string =>
  `${OUTCOMES.flatMap((kind) => {
    const number = groups.get(kind)?.length ?? 0
    return number > 0 ? `${OUTCOME_WORDS[kind]}: ${count(number)}` : []
  }).join(', ')}.`
