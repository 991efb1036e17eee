import { RelativeTime } from './RelativeTime.tsx'
import { instantOf, minuteTime, type Time } from '../text/time.ts'

/** `22 Nov 2026, 09:14 · 2 days ago`, in the browser's time zone; in full on hover. */
export function AbsoluteTime({ time, now }: { time: Time; now: number }) {
  return (
    <>
      {Number.isFinite(instantOf(time)) && `${minuteTime(time)} · `}
      <span className="muted">
        <RelativeTime time={time} now={now} />
      </span>
    </>
  )
}
