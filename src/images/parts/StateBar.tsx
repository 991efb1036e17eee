import { STATES, type State } from '../../compute/schema.ts'
import styles from './StateBar.module.css'
import { stateCounts } from './stateCounts.ts'

interface StateBarProps {
  counts: Readonly<Record<State, number>>
  /** All images, including those in unknown states. */
  total: number
  /** False if the full counts are shown next to it. */
  words?: boolean
}

/** How a family's images are distributed over the states, as a bar and in words. */
export function StateBar({ counts, total, words = true }: StateBarProps) {
  return (
    <span className={styles['bar']}>
      <svg aria-hidden="true" viewBox="0 0 120 6" preserveAspectRatio="none">
        {segments(counts, total).map(({ state, x, width }) => (
          <rect key={state} className={styles[state]} x={x} width={width} height="6" />
        ))}
      </svg>
      {words && <span className={styles['words']}>{stateCounts(counts, total)}</span>}
    </span>
  )
}

function segments(counts: StateBarProps['counts'], total: number) {
  let x = 0
  return STATES.filter((state) => counts[state] > 0).map((state) => {
    const share = (120 * counts[state]) / total
    const gap = x + share < 119 ? 1 : 0
    const segment = { state, x, width: Math.max(share - gap, 1) }
    x += share
    return segment
  })
}
