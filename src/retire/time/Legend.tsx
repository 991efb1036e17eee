import { memo } from 'react'
import { PLANNED } from '../../compute/deprecation.ts'
import type { Schedule } from '../../compute/retire/schedule.ts'
import { StateShape } from '../../images/parts/StateMark.tsx'
import { count } from '../../text/count.ts'
import { monthName, utcDay } from '../../text/time.ts'
import { word } from '../../text/words.ts'
import type { DueByDay } from '../model/days.ts'
import styles from './TimeSlider.module.css'

interface LegendProps {
  schedule: Schedule
  due: DueByDay
}

/** The meaning of the shapes, and the number of steps to come. */
export const Legend = memo(function Legend({ schedule, due }: LegendProps) {
  const last = schedule.events.at(-1)
  const removes = [...due.values()].some((reached) => reached.has('REMOVED'))
  return (
    <p className={styles['legend']}>
      Becomes due:
      {PLANNED.map(([state]) => (
        <span key={state}>
          <StateShape state={state} /> {word(state)}
        </span>
      ))}
      {removes && <span>× For good</span>}
      <span>
        · {count(schedule.events.length, 'step')}
        {last && last.at > schedule.from && ` by ${monthName(utcDay(last.at), true)}`}
      </span>
    </p>
  )
})
