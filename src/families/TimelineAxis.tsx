import { monthName } from '../text/time.ts'
import styles from './TimelineAxis.module.css'

interface TimelineAxisProps {
  ticks: readonly number[]
  now: number
  /** The position of a time, in percent of the width. */
  place(at: number): string
}

/** The months above the bars, and today. Decorative: each life is also described in words. */
export function TimelineAxis({ ticks, now, place }: TimelineAxisProps) {
  return (
    <div className={styles['axis']} aria-hidden="true">
      <svg>
        {ticks.map((at, index) => (
          <text key={at} x={place(at)} y={16}>
            {labelOf(at, ticks[index - 1])}
          </text>
        ))}
        <text className={styles['today']} x={place(now)} y={34}>
          today
        </text>
      </svg>
    </div>
  )
}

/** The month, with its year at the first tick and at the first of each year. */
function labelOf(at: number, before: number | undefined): string {
  return monthName(at, before === undefined || yearOf(before) !== yearOf(at))
}

const yearOf = (at: number) => new Date(at).getFullYear()
