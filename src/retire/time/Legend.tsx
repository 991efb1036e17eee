import { memo } from 'react'
import { dayText } from '../../compute/retire/reasonText.ts'
import type { Schedule } from '../../compute/retire/schedule.ts'
import { StateShape } from '../../images/parts/StateMark.tsx'
import { count } from '../../text/count.ts'
import styles from './TimeSlider.module.css'

/** The meaning of the shapes, and the number of steps to come. */
export const Legend = memo(function Legend({ schedule }: { schedule: Schedule }) {
  const last = schedule.events.at(-1)
  const removes = schedule.events.some(({ to }) => to === 'REMOVED')
  return (
    <p className={styles['legend']}>
      Becomes due:
      <span>
        <StateShape state="DEPRECATED" /> Deprecated
      </span>
      <span>
        <StateShape state="OBSOLETE" /> Obsolete
      </span>
      <span>
        <StateShape state="DELETED" /> Deleted
      </span>
      {removes && <span>× For good</span>}
      <span>
        · {count(schedule.events.length, 'step')}
        {last && last.at > schedule.from && ` by ${dayText(last.at).replace(/^\d+ /, '')}`}
      </span>
    </p>
  )
})
