import type { Wait } from '../../api/pause.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useNow } from '../../ui/useNow.ts'
import { waitReason, waitText } from './waitWords.ts'

interface WaitingProps {
  wait: Wait
  /** Gives up the change; what was typed stays. */
  onStop(): void
}

/** What a change that is being saved waits for, until when, and the way out. */
export function Waiting({ wait: { until, error }, onStop }: WaitingProps) {
  const now = useNow('second')
  return (
    <Notice
      action={
        <button type="button" className="button small" onClick={onStop}>
          Stop
        </button>
      }
    >
      {waitReason(error)} {/* A timer is not read out as it counts. */}
      <span role="timer">{waitText(until, now)}</span>
    </Notice>
  )
}
