import { stateOf } from '../compute/deprecation.ts'
import type { Image } from '../compute/schema.ts'
import { ImageLink } from '../images/parts/ImageLink.tsx'
import { StateShape } from '../images/parts/StateMark.tsx'
import { word } from '../text/words.ts'
import { shortDate, utcDay } from '../text/time.ts'
import { useNow } from '../ui/useNow.ts'
import { Bar, Hatch } from './Bar.tsx'
import { Legend } from './Legend.tsx'
import { tellLife } from './tellLife.ts'
import { ticksOf, timelineOf, type Life, type Step } from './timeline.ts'
import { TimelineAxis } from './TimelineAxis.tsx'
import styles from './TimelineView.module.css'

interface TimelineViewProps {
  project: string
  family: string
  /** Newest first. */
  images: readonly Image[]
  /** What a retirement plan does, by image. */
  events?: ReadonlyMap<string, readonly Step[]>
}

/** The members' lives side by side, newest first, up to today, and what is planned after it. */
export function TimelineView({ project, family, images, events }: TimelineViewProps) {
  const now = useNow()
  const timeline = timelineOf(images, now, events)
  const ticks = ticksOf(timeline)
  const place = (at: number) =>
    `${((100 * (at - timeline.from)) / (timeline.to - timeline.from)).toFixed(3)}%`
  return (
    <section aria-label={`Timeline of ${family}`}>
      <div className={`card ${styles['frame']}`}>
        <Hatch />
        <TimelineAxis ticks={ticks} now={now} place={place} />
        <ol>
          {timeline.lives.map((life) => (
            <li key={life.image.name} className={styles['life']}>
              <Name project={project} life={life} now={now} />
              <Bar life={life} ticks={ticks} now={now} to={timeline.to} place={place} />
              <span className="visually-hidden">{tellLife(life, now)}</span>
            </li>
          ))}
        </ol>
      </div>
      <Legend isPlanned={events !== undefined} />
    </section>
  )
}

function Name({ project, life, now }: { project: string; life: Life; now: number }) {
  const due = life.plans.findLast((plan) => plan.due)
  return (
    <span className={styles['name']}>
      <StateShape state={stateOf(life.image)} />
      <ImageLink project={project} name={life.image.name} />
      {due && (
        <span
          className="tag warn"
          title={`${word(due.state)} was planned for ${shortDate(utcDay(due), now)}`}
        >
          overdue
        </span>
      )}
    </span>
  )
}
