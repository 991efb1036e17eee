import { mdiCalendarBlank, mdiSkipNextOutline } from '@mdi/js'
import { useRef } from 'react'
import { count } from '../../text/count.ts'
import { utcDayText } from '../../text/time.ts'
import { Icon } from '../../ui/Icon.tsx'
import { dateOf, dayOf, dueDays, LAST_DAY, timeOf } from '../model/days.ts'
import type { Planned } from '../model/usePlanned.ts'
import { Legend } from './Legend.tsx'
import { Shapes } from './Shapes.tsx'
import styles from './TimeSlider.module.css'

interface TimeSliderProps {
  planned: Planned | undefined
  now: number
  day: number
  onDay(day: number): void
}

/** Chooses the plan's day, over a timeline of what becomes due in the coming year. */
export function TimeSlider({ planned, now, day, onDay }: TimeSliderProps) {
  const picker = useRef<HTMLInputElement>(null)
  const due = planned?.due
  const days = due ? dueDays(due) : []
  const next = days.find((each) => each > day)
  const text = `${utcDayText(timeOf(day, now))}${day === 0 ? ', today' : ''}`
  return (
    <section aria-label="Day of the plan" className={`card ${styles['time']}`}>
      <div className={styles['top']}>
        <span className={styles['title']}>Show the plan on</span>
        <span className={styles['pick']}>
          <button
            type="button"
            className={`field ${styles['date']}`}
            aria-label={`${text}: choose another day`}
            onClick={() => picker.current?.showPicker()}
          >
            {text} <Icon path={mdiCalendarBlank} size={16} />
          </button>
          <input
            ref={picker}
            type="date"
            tabIndex={-1}
            aria-hidden="true"
            className={styles['picker']}
            min={dateOf(0, now)}
            max={dateOf(LAST_DAY, now)}
            value={dateOf(day, now)}
            onChange={({ target }) => onDay(dayOf(target.value, now))}
          />
        </span>
        <button
          type="button"
          className="button quiet square"
          aria-label="Next day on which something becomes due"
          title={next === undefined ? 'Nothing becomes due later' : 'Next day with changes'}
          aria-disabled={next === undefined}
          onClick={() => next !== undefined && onDay(next)}
        >
          <Icon path={mdiSkipNextOutline} size={20} />
        </button>
        {day > 0 && (
          <button type="button" className="button quiet small" onClick={() => onDay(0)}>
            Today
          </button>
        )}
        {planned && <Legend schedule={planned.schedule} due={planned.due} />}
      </div>
      <div className={styles['track']}>
        <Shapes due={due} now={now} last={days.at(-1) ?? 0} />
        <input
          type="range"
          className={styles['range']}
          aria-label="Day"
          aria-valuetext={`${text}${dueText(planned)}`}
          min={0}
          max={LAST_DAY}
          value={day}
          onChange={({ target }) => onDay(Number(target.value))}
        />
      </div>
    </section>
  )
}

const dueText = (planned: Planned | undefined) =>
  planned ? `: ${count(planned.plan.outcomes.change, 'change')}` : ''
