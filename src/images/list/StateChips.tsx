import { STATES, type State } from '../../compute/schema.ts'
import { count } from '../../ui/count.ts'
import { StateShape } from '../parts/StateMark.tsx'
import { word } from '../parts/words.ts'
import type { Counts } from './model.ts'
import styles from './Toolbar.module.css'

interface StateChipsProps {
  /** Undefined while nothing is known. */
  counts: Counts | undefined
  /** How many are due. */
  due: number
  /** The states that are shown alone; all are shown when undefined. */
  states: readonly State[] | undefined
  onlyDue: boolean
  onStates(states: State[] | undefined): void
  onOnlyDue(only: boolean): void
}

/** Narrow the list to some states, and to what is due. None pressed means all. */
export function StateChips({ counts, due, states, onlyDue, onStates, onOnlyDue }: StateChipsProps) {
  const toggle = (state: State) => {
    const pressed = states ?? []
    const next = STATES.filter((each) => pressed.includes(each) !== (each === state))
    onStates(next.length > 0 ? next : undefined)
  }
  return (
    <div role="group" aria-label="State" className={styles['chips']}>
      {STATES.map((state) => (
        <button
          key={state}
          type="button"
          className="pill"
          aria-pressed={states?.includes(state) ?? false}
          onClick={() => toggle(state)}
        >
          <StateShape state={state} />
          {word(state)} <Count of={counts?.[state]} />
        </button>
      ))}
      <button
        type="button"
        className={`pill ${styles['dueChip']}`}
        aria-pressed={onlyDue}
        title="A planned date has passed, but the state is still an earlier one"
        onClick={() => onOnlyDue(!onlyDue)}
      >
        Due <Count of={counts && due} />
      </button>
    </div>
  )
}

const Count = ({ of }: { of: number | undefined }) => (
  <span className={styles['count']}>{of !== undefined && count(of)}</span>
)
