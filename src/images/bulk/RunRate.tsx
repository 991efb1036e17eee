import { clockTime } from '../../text/time.ts'
import type { RunView } from './outcomes.ts'

interface RunRateProps {
  rate: RunView['rate']
  isOver: boolean
}

/** The rate at which changes start, and why it is lower than the setting. */
export function RunRate({ rate, isOver }: RunRateProps) {
  // Afterwards, it only matters if it was lowered.
  if (!rate || (isOver && rate.halvedAt === undefined)) return null
  const { perSecond, most, halvedAt } = rate
  const isSlow = perSecond < most - 0.05
  const number = (value: number) => value.toFixed(value < 10 && value % 1 ? 1 : 0)
  return (
    <span className="muted">
      {isSlow
        ? `${number(perSecond)} of ${number(most)} a second`
        : `at most ${number(most)} a second`}
      {halvedAt !== undefined && (isSlow || isOver) && (
        <>
          {' · '}
          halved at {clockTime(halvedAt)}: the API refused the rate
          {isSlow && !isOver && ', recovering'}
        </>
      )}
    </span>
  )
}
