import { dueState } from '../compute/deprecation.ts'
import { STATES } from '../compute/schema.ts'
import { StateBar } from '../images/parts/StateBar.tsx'
import { StateShape } from '../images/parts/StateMark.tsx'
import { count } from '../text/count.ts'
import { useNow } from '../ui/useNow.ts'
import styles from './Counts.module.css'
import type { Members } from './members.ts'

interface CountsProps {
  members: Members | undefined
  /** All have been loaded: until then the numbers may grow. */
  complete: boolean
}

/**
 * How the members are distributed over the states, as a bar and in numbers; how many are due. A
 * placeholder while they are loading.
 */
export function Counts({ members, complete }: CountsProps) {
  const now = useNow()
  if (!members) return <span className={`skeleton ${styles['waiting']}`} />
  const due = members.images.filter((image) => dueState(image, now) !== null).length
  return (
    <div className={styles['counts']}>
      <StateBar counts={members.counts} total={members.images.length} words={false} />
      <ul aria-label="Members by state">
        {STATES.filter((state) => members.counts[state] > 0).map((state) => (
          <li key={state}>
            <StateShape state={state} />
            {count(members.counts[state])}
            {!complete && '+'} {state.toLowerCase()}
          </li>
        ))}
        {due > 0 && (
          <li>
            <span className="tag warn">
              {count(due)}
              {!complete && '+'} overdue
            </span>
          </li>
        )}
      </ul>
    </div>
  )
}
