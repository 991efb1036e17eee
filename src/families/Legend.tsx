import { StateShape } from '../images/parts/StateMark.tsx'
import { word } from '../text/words.ts'
import { STATES } from '../compute/schema.ts'
import styles from './Legend.module.css'

/** What the timeline's marks mean, and what it cannot know. */
export function Legend() {
  return (
    <div className={`muted ${styles['legend']}`}>
      <ul>
        {STATES.map((state) => (
          <li key={state}>
            <StateShape state={state} /> {word(state)}
          </li>
        ))}
        <li>
          <span className={styles['stripes']} aria-hidden="true" /> changed at some time within
        </li>
        <li>
          <span className={styles['ring']} aria-hidden="true" /> planned: nothing moves by itself
        </li>
      </ul>
      <p>
        Compute Engine keeps no history. This is drawn from when images were made, from their states
        now, and from the dates that their deprecation names; images deleted since are not in it.
      </p>
    </div>
  )
}
