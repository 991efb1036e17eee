import type { Wait } from '../../api/http/pause.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useNow } from '../../ui/useNow.ts'
import { useReturnFocus } from './catchFocus.ts'
import { waitReason, waitText } from './waitWords.ts'

interface WaitingProps {
  /** Null if nothing is being waited for. */
  wait: Wait | null
}

/** What a change in progress is waiting for, until when, and how to stop. */
export function Waiting({ wait }: WaitingProps) {
  return wait && <Pause {...wait} />
}

function Pause({ until, error, stop }: Wait) {
  const now = useNow('second')
  // Stop goes with it.
  useReturnFocus()
  return (
    <Notice
      action={
        <button type="button" className="button small" onClick={stop}>
          Stop
        </button>
      }
    >
      {waitReason(error)} {/* A countdown isn't read out as it ticks. */}
      <span role="timer">{waitText(until, now)}</span>
    </Notice>
  )
}
