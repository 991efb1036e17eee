import { useId } from 'react'
import { STATES } from '../../compute/schema.ts'
import { visible } from '../../text/visible.ts'
import { word } from '../../text/words.ts'
import styles from './DeprecateDialog.module.css'
import { stateEffect } from './stateEffect.ts'

interface StateChoiceProps {
  /** The image, where it has to be said which. */
  name: string | undefined
  state: string
  /** The state that it has. */
  from: string
  onChange(state: string): void
}

/** The state that the image is to have, and what that one does. */
export function StateChoice({ name, state, from, onChange }: StateChoiceProps) {
  const id = useId()
  return (
    <fieldset className={styles['group']} aria-describedby={`${id}-effect`}>
      <legend className={styles['legend']}>
        New state{' '}
        {name !== undefined && (
          <>
            of <span className="mono">{visible(name)}</span>{' '}
          </>
        )}
        <span className={styles['zone']}>(now: {word(from)})</span>
      </legend>
      <div className={styles['states']}>
        {STATES.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name={id}
              value={each}
              checked={each === state}
              onChange={() => onChange(each)}
            />
            <span>{word(each)}</span>
          </label>
        ))}
      </div>
      <p id={`${id}-effect`} role="status" className={`muted ${styles['note']}`}>
        {stateEffect(state)}
      </p>
    </fieldset>
  )
}
