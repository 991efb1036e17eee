import { StateShape } from '../images/parts/StateMark.tsx'
import { word } from '../text/words.ts'
import { STATES } from '../compute/schema.ts'
import styles from './Legend.module.css'

/** What the timeline's marks mean, and what it cannot know. */
export function Legend({ isPlanned }: { isPlanned: boolean }) {
  return (
    <div className={`muted ${styles['legend']}`}>
      <ul>
        {STATES.map((state) => (
          <li key={state}>
            <StateShape state={state} /> {word(state)}
          </li>
        ))}
        <li>
          <span className={styles['hatch']} aria-hidden="true" /> changed at an unknown time in this
          span
        </li>
        <li>
          <span className={styles['ring']} aria-hidden="true" /> planned; the state doesn’t change
          automatically
        </li>
        {isPlanned && (
          <li>
            <span className={styles['step']} aria-hidden="true" /> by the plan, if no image is built
            meanwhile
          </li>
        )}
      </ul>
      <p>
        Compute Engine keeps no history. The timeline shows when images were created, their states
        now, and the dates in their deprecation status; images that were deleted are not in it.
      </p>
    </div>
  )
}
