import { useState, useSyncExternalStore } from 'react'
import { count } from '../../text/count.ts'
import { durationText } from '../../text/duration.ts'
import { Button } from '../../ui/Button.tsx'
import { DialogShell } from '../../ui/DialogShell.tsx'
import { byOutcome, endedOf, OUTCOMES, timeLeft, undoItems, type BulkRun } from './bulkRun.ts'
import { RETRY, UNDO } from './kinds.ts'
import styles from './RunDialog.module.css'
import { OUTCOME_WORDS, RunGroup } from './RunGroup.tsx'
import { bulkStore, type Decided } from './store.ts'

interface RunDialogProps {
  run: BulkRun
  onClose(): void
}

/** A run while it goes, and what has come of it. Closed, it goes on. */
export default function RunDialog({ run, onClose }: RunDialogProps) {
  const view = useSyncExternalStore(run.subscribe, run.view)
  const { rows, state } = view
  const groups = byOutcome(rows)
  const ended = endedOf(rows)
  const left = timeLeft(view)
  const close = () => {
    onClose()
    if (state === 'ended') bulkStore.set({ run: undefined })
  }
  return (
    <DialogShell
      title={run.init.title}
      onClose={close}
      large
      actions={
        <>
          <p className={styles['note']}>
            {state === 'ended' ? '' : 'You can close this. The run continues in the header.'}
          </p>
          {state === 'ended' ? (
            <AfterRun run={run} onClose={close} />
          ) : (
            <>
              <Button onClick={close}>Close</Button>
              <Button
                reason={state === 'stopping' ? 'Waiting for the requests already sent.' : undefined}
                onClick={() => run.stop()}
              >
                Stop
              </Button>
              <Button
                look="primary"
                reason={state === 'stopping' ? 'The run is stopping.' : undefined}
                onClick={() => (state === 'paused' ? run.resume() : run.pause())}
              >
                {state === 'paused' ? 'Continue' : 'Pause'}
              </Button>
            </>
          )}
        </>
      }
    >
      <div className={styles['run']}>
        <p className={styles['progress']}>
          <strong>
            {count(ended)} of {count(rows.length)}
          </strong>{' '}
          <span className="muted">{aside(state, left)}</span>
          <span className={`muted ${styles['rate']}`}>
            at most {view.perSecond.toFixed(view.perSecond < 10 ? 1 : 0)} a second
          </span>
        </p>
        <progress
          className={styles['bar']}
          aria-label="Progress of the run"
          max={rows.length}
          value={ended}
        />
        <dl className={styles['numbers']} aria-label="Results">
          {OUTCOMES.map((kind) => (
            <div key={kind}>
              <dt>{OUTCOME_WORDS[kind]}</dt>
              <dd>{count(groups.get(kind)?.length ?? 0)}</dd>
            </div>
          ))}
        </dl>
        <p role="status" className="visually-hidden">
          {state === 'ended' && told(groups)}
        </p>
        {OUTCOMES.map((kind) => (
          <RunGroup key={kind} kind={kind} rows={groups.get(kind) ?? []} />
        ))}
      </div>
    </DialogShell>
  )
}

function aside(state: ReturnType<BulkRun['view']>['state'], left: number | undefined): string {
  if (state === 'ended') return 'The run has ended.'
  if (state === 'paused') return 'Paused.'
  if (state === 'stopping') return 'Stopping.'
  return left === undefined ? '' : `about ${durationText(left)} left`
}

const told = (groups: ReturnType<typeof byOutcome>): string =>
  `The run has ended. ${OUTCOMES.flatMap((kind) => {
    const number = groups.get(kind)?.length ?? 0
    return number > 0 ? `${OUTCOME_WORDS[kind]}: ${count(number)}` : []
  }).join(', ')}.`

/** What can be done about what a run has left behind. */
function AfterRun({ run, onClose }: RunDialogProps) {
  const view = useSyncExternalStore(run.subscribe, run.view)
  const [checking, setChecking] = useState(false)
  const { project, select } = run.init
  const groups = byOutcome(view.rows)
  const failed = groups.get('failed') ?? []
  const left = [...failed, ...(groups.get('waiting') ?? [])].map(({ item }) => item)
  const unknown = groups.get('unknown')?.length ?? 0
  const undo = undoItems(run, view)
  const ask = (decided: Decided) => bulkStore.set({ asked: { project, select, ...decided } })
  const check = async () => {
    setChecking(true)
    await run.checkAgain()
    setChecking(false)
  }
  return (
    <>
      {unknown > 0 && (
        <Button reason={checking ? 'Checking.' : undefined} onClick={() => void check()}>
          Check {count(unknown)} again
        </Button>
      )}
      {left.length > 0 && (
        <Button onClick={() => ask({ kind: 'decided', words: RETRY, items: left, made: undo })}>
          {left.length === failed.length
            ? `Retry the ${count(left.length)} that failed…`
            : `Run the ${count(left.length)} that are left…`}
        </Button>
      )}
      {undo.length > 0 && (
        <Button onClick={() => ask({ kind: 'decided', words: UNDO, items: undo })}>
          Undo the run…
        </Button>
      )}
      <Button look="primary" onClick={onClose}>
        Close
      </Button>
    </>
  )
}
