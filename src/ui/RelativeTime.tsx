import { absoluteTime, relativeTime } from './time.ts'

interface RelativeTimeProps {
  /** ms since the epoch; not finite when there is none that can be read. */
  time: number
  /** Now, ms since the epoch. */
  now: number
}

/** `3 weeks ago`, with the exact local time on hover. */
export function RelativeTime({ time, now }: RelativeTimeProps) {
  if (!Number.isFinite(time)) return <span className="muted">–</span>
  return (
    <time dateTime={new Date(time).toISOString()} title={absoluteTime(time)}>
      {relativeTime(time, now)}
    </time>
  )
}
