import { useState, useSyncExternalStore } from 'react'
import { count } from '../../text/count.ts'
import { Button } from '../../ui/Button.tsx'
import type { BulkRun } from './bulkRun.ts'
import { RETRY, UNDO } from './kinds.ts'
import { byOutcome, undoItems } from './outcomes.ts'
import { bulkStore, type Decided } from './store.ts'

interface RunProps {
  run: BulkRun
  onClose(): void
}

interface RunButtonsProps extends RunProps {
  /** Whether another dialog waits below: no other change is started from here. */
  isAbove: boolean
}

/** The buttons for a run in its current state. */
export function RunButtons({ run, isAbove, onClose }: RunButtonsProps) {
  const { state } = useSyncExternalStore(run.subscribe, run.view)
  switch (state) {
    case 'ended':
      return <AfterRun {...{ run, isAbove, onClose }} />
    case 'interrupted':
      return <Interrupted run={run} onClose={onClose} />
    case 'elsewhere':
      return (
        <Button look="primary" onClick={onClose}>
          Close
        </Button>
      )
    default:
      return (
        <>
          <Button onClick={onClose}>Close</Button>
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
      )
  }
}

/** Continues with the rest, or ends the run. */
function Interrupted({ run, onClose }: RunProps) {
  const view = useSyncExternalStore(run.subscribe, run.view)
  const [working, setWorking] = useState(false)
  const groups = byOutcome(view.rows)
  const { resume } = run.init
  const left = resume ? (groups.get('waiting')?.length ?? 0) : 0
  const unknown = groups.get('unknown')?.length ?? 0
  const reason = view.isChecking
    ? 'Checking what was sent.'
    : working
      ? 'Just a moment.'
      : undefined
  const when = async (work: () => Promise<void> | undefined) => {
    setWorking(true)
    await work()
    setWorking(false)
  }
  return (
    <>
      <Button onClick={onClose}>Close</Button>
      {unknown > 0 && (
        <Button reason={reason} onClick={() => void when(() => run.checkAgain())}>
          Check {count(unknown)} again
        </Button>
      )}
      <Button
        {...(left === 0 && { look: 'primary' })}
        reason={reason}
        onClick={() => void when(async () => run.init.end?.())}
      >
        End run
      </Button>
      {left > 0 && (
        <Button look="primary" reason={reason} onClick={() => void when(async () => resume?.())}>
          Continue with {count(left)}
        </Button>
      )}
    </>
  )
}

/** After a run: undo it, retry failures, or run what is left. */
function AfterRun({ run, isAbove, onClose }: RunButtonsProps) {
  const view = useSyncExternalStore(run.subscribe, run.view)
  const { project, select } = run.init
  const groups = byOutcome(view.rows)
  const failed = groups.get('failed') ?? []
  const left = [...failed, ...(groups.get('waiting') ?? [])].map(({ item }) => item)
  const unknown = groups.get('unknown')?.length ?? 0
  const undo = undoItems(run.init.made, view.rows)
  const isOver = !isAbove && !view.isLeft
  const ask = (decided: Decided) => bulkStore.set({ asked: { project, select, ...decided } })
  return (
    <>
      {unknown > 0 && (
        <Button
          reason={view.isChecking ? 'Checking.' : undefined}
          onClick={() => void run.checkAgain()}
        >
          Check {count(unknown)} again
        </Button>
      )}
      {left.length > 0 && isOver && (
        <Button onClick={() => ask({ kind: 'decided', words: RETRY, items: left, made: undo })}>
          {left.length === failed.length
            ? `Retry ${count(left.length)} failed…`
            : `Run the remaining ${count(left.length)}…`}
        </Button>
      )}
      {undo.length > 0 && isOver && (
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
