import { dueState, PLANNED, stateOf } from '../../compute/deprecation.ts'
import { STATES, type Image, type State } from '../../compute/schema.ts'
import { readTime } from '../../compute/time.ts'
import { KeyValue } from '../../ui/KeyValues.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { relativeTime } from '../../text/time.ts'
import { useNow } from '../../ui/useNow.ts'
import { visible } from '../../text/visible.ts'
import { writtenDate } from '../../compute/writtenDate.ts'
import { ResourceRef } from '../parts/ResourceRef.tsx'
import { StateMark } from '../parts/StateMark.tsx'
import { stateMeaning } from '../parts/stateMeaning.ts'
import { word } from '../../text/words.ts'
import { Group } from '../parts/Group.tsx'
import { Absent } from './Absent.tsx'
import styles from './Lifecycle.module.css'

/**
 * Where the image is in its life cycle: state, replacement, planned dates, and that nothing happens
 * automatically on those dates.
 */
export function Lifecycle({ image, project }: { image: Image; project: string }) {
  const now = useNow()
  const state = stateOf(image)
  const replacement = image.deprecated?.replacement
  const planned = PLANNED.some(([, field]) => image.deprecated?.[field] !== undefined)
  return (
    <div className={`card ${styles['card']}`}>
      <Group title="Lifecycle">
        <KeyValue name="State">
          <StateMark state={state} />
          <div className={`muted ${styles['meaning']}`}>{meaningOf(image)}</div>
        </KeyValue>
        <KeyValue name="Replacement">
          {replacement ? (
            <ResourceRef link={replacement} project={project} name="replacement" />
          ) : (
            <Absent image={image} field="deprecated.replacement">
              none
            </Absent>
          )}
        </KeyValue>
        {PLANNED.map(([planState, field]) => (
          <KeyValue key={planState} name={`${word(planState)} on`}>
            {image.deprecated?.[field] === undefined ? (
              <Absent image={image} field={`deprecated.${field}`}>
                not planned
              </Absent>
            ) : (
              <Plan image={image} state={planState} date={image.deprecated[field]} now={now} />
            )}
          </KeyValue>
        ))}
      </Group>
      {planned && (
        <p className={`muted ${styles['note']}`}>
          Compute Engine doesn’t change the state on these dates; you do. An image whose date has
          passed is overdue.
        </p>
      )}
    </div>
  )
}

/**
 * What the state means; an image that isn't ready can't be used, whatever its state. Undefined if that
 * isn't known.
 */
function meaningOf(image: Image): string | undefined {
  if (image.status === undefined) return undefined
  if (image.status === 'PENDING') return 'It can be used once it is ready.'
  if (image.status === 'READY') return stateMeaning(stateOf(image))
  return 'It is not ready, so nothing can be created from it.'
}

interface PlanProps {
  image: Image
  state: State
  date: string
  now: number
}

function Plan({ image, state, date, now }: PlanProps) {
  const time = readTime(date)
  if (Number.isNaN(time.at)) return <span className="mono">{visible(date)}</span>
  const due = dueState(image, now)
  const overdue =
    due !== null &&
    time.at <= now &&
    rank(state) <= rank(due.state) &&
    rank(state) > rank(stateOf(image))
  return (
    <>
      {writtenDate(date)} ·{' '}
      <span className="muted">
        <RelativeTime time={time} now={now} />
      </span>
      {overdue && (
        <>
          {' '}
          <span className="tag warn" title={`Planned for ${relativeTime(time, now)}`}>
            overdue
          </span>
        </>
      )}
    </>
  )
}

const rank = (state: string) => STATES.findIndex((each) => each === state)
