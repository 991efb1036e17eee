import type { Wait } from '../../api/http/pause.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useNow } from '../../ui/useNow.ts'
import { waitReason, waitText } from './waitWords.ts'

interface WaitingProps {
  /** Null while nothing is waited for. */
  wait: Wait | null
}

/** What a change that is being saved waits for, until when, and the way out. */
export function Waiting({ wait }: WaitingProps) {
  const now = useNow('second')
  if (!wait) return null
  const { until, error, stop } = wait
  return (
    <Notice
      action={
        <button type="button" className="button small" onClick={stop}>
          Stop
        </button>
      }
    >
      {waitReason(error)} {/* A timer is not read out as it counts. */}
      <span role="timer">{waitText(until, now)}</span>
    </Notice>
  )
}
