import type { Stage } from '../compute/retire/stage.ts'
import styles from './Bar.module.css'
import type { Life } from './timeline.ts'

interface BarProps {
  life: Life
  ticks: readonly number[]
  now: number
  /** The end of the span, which includes planned dates. */
  to: number
  /** The position of a time, in percent of the width. */
  place(at: number): string
}

const MIDDLE = 18

/** One member's life as a bar: stretches in the colors of their states, planned dates as rings, a plan dashed. */
export function Bar({ life, ticks, now, to, place }: BarProps) {
  const last = life.plans.at(-1)
  return (
    <svg className={styles['bar']} aria-hidden="true">
      {ticks.map((at) => (
        <line key={at} className={styles['tick']} x1={place(at)} x2={place(at)} y1="0" y2="100%" />
      ))}
      {last && last.at > now && (
        <line
          className={styles['ahead']}
          x1={place(now)}
          x2={place(Math.min(last.at, to))}
          y1={MIDDLE}
          y2={MIDDLE}
        />
      )}
      {life.stretches.map(({ state, start, to: end, known }) => (
        <line
          key={start.at}
          className={`${styles['stretch']} ${(known && styles[state]) || styles['unknown']}`}
          x1={place(start.at)}
          x2={place(end)}
          y1={MIDDLE}
          y2={MIDDLE}
        />
      ))}
      {life.steps.map(({ to: stage, at }, index) => (
        <Ahead
          key={stage}
          stage={stage}
          from={place(Math.min(at, to))}
          to={place(Math.min(life.steps[index + 1]?.at ?? to, to))}
        />
      ))}
      <line className={styles['now']} x1={place(now)} x2={place(now)} y1="0" y2="100%" />
      {life.plans.map(({ state, at }) => (
        <circle
          key={state}
          className={`${styles['plan']} ${styles[state]}`}
          cx={place(Math.min(at, to))}
          cy={MIDDLE}
          r={5.5}
        />
      ))}
    </svg>
  )
}

/** A step of a plan and the state after it; nothing is left after a deletion. */
function Ahead({ stage, from, to }: { stage: Stage; from: string; to: string }) {
  if (stage === 'REMOVED') {
    return (
      <svg x={from} overflow="visible">
        <path className={styles['gone']} d={`M-4 ${MIDDLE - 4}l8 8m0 -8l-8 8`} />
      </svg>
    )
  }
  return (
    <>
      <line
        className={`${styles['coming']} ${styles[stage]}`}
        x1={from}
        x2={to}
        y1={MIDDLE}
        y2={MIDDLE}
      />
      <line
        className={`${styles['step']} ${styles[stage]}`}
        x1={from}
        x2={from}
        y1={MIDDLE - 9}
        y2={MIDDLE + 9}
      />
    </>
  )
}

/**
 * Defines the fill for stretches in which a change happened at an unknown time; once for all bars.
 */
export const Hatch = () => (
  <svg className={styles['defined']} aria-hidden="true">
    <pattern
      id="unknown-hatch"
      className={styles['hatch']}
      width="6"
      height="6"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <rect width="6" height="6" />
      <path d="M0 0V6" />
    </pattern>
  </svg>
)
