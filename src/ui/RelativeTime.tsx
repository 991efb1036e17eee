import { absoluteTime, instantOf, machineTime, relativeTime, type Time } from '../text/time.ts'

interface RelativeTimeProps {
  /** Not finite if missing or unreadable. */
  time: Time
  /** Now, ms since the epoch. */
  now: number
}

/** `3 weeks ago`, with the exact local time on hover. */
export function RelativeTime({ time, now }: RelativeTimeProps) {
  if (!Number.isFinite(instantOf(time))) return <span className="muted">–</span>
  return (
    <time dateTime={machineTime(time)} title={absoluteTime(time)}>
      {relativeTime(time, now)}
    </time>
  )
}
