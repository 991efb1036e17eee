import { STATES, type State } from '../../compute/schema.ts'
import { count } from '../../text/count.ts'
import { StateShape } from '../parts/StateMark.tsx'
import { word } from '../../text/words.ts'
import type { Facets } from './facets.ts'
import styles from './Toolbar.module.css'

interface StateChipsProps {
  /** Undefined if nothing is known yet. */
  facets: Facets | undefined
  /** Not all images have been loaded: the numbers may grow. */
  more: boolean
  /** Show only these states; all if undefined. */
  states: readonly State[] | undefined
  onlyDue: boolean
  onStates(states: State[] | undefined): void
  onOnlyDue(only: boolean): void
}

/** Filters the list by state, and by what is due. None pressed means all. */
export function StateChips({ facets, more, ...filter }: StateChipsProps) {
  const { states, onlyDue, onStates, onOnlyDue } = filter
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
          {word(state)} <Count of={facets?.counts[state]} more={more} />
        </button>
      ))}
      <button
        type="button"
        className={`pill ${styles['dueChip']}`}
        aria-pressed={onlyDue}
        title="A planned date has passed, but the image isn’t in that state yet"
        onClick={() => onOnlyDue(!onlyDue)}
      >
        Overdue <Count of={facets?.due} more={more} />
      </button>
    </div>
  )
}

interface CountProps {
  /** Undefined if nothing is known yet. */
  of: number | undefined
  more: boolean
}

/** `12`, or `12+` while images are loading; nothing if none has been loaded yet. */
function Count({ of, more }: CountProps) {
  const known = of !== undefined && !(more && of === 0)
  return (
    <span className={styles['count']}>
      {known && count(of)}
      {known && more && '+'}
    </span>
  )
}
