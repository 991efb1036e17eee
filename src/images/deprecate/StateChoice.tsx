import { useController } from 'react-hook-form'
import { STATES } from '../../compute/schema.ts'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { visible } from '../../text/visible.ts'
import { word } from '../../text/words.ts'
import { stateMeaning } from '../parts/stateMeaning.ts'
import styles from './DeprecateDialog.module.css'
import type { DeprecationForm } from './form.ts'

interface StateChoiceProps {
  /** The image, if the title doesn't name it. */
  name: string | undefined
  /** The current state. */
  from: string
  onChange(state: string): void
}

const CHOICES = STATES.map((state) => [state, word(state)] as const)

const UNKNOWN_STATE = 'The console doesn’t know this state. It is kept until you choose another.'

/** The new state of the image, and what it means. */
export function StateChoice({ name, from, onChange }: StateChoiceProps) {
  const { field } = useController<DeprecationForm, 'state'>({ name: 'state' })
  return (
    <RadioGroup
      segments
      legend={
        <>
          New state{' '}
          {name !== undefined && (
            <>
              of <span className="mono">{visible(name)}</span>{' '}
            </>
          )}
          <span className={styles['aside']}>(now: {word(from)})</span>
        </>
      }
      choices={CHOICES}
      value={field.value}
      onChange={onChange}
      onBlur={field.onBlur}
      note={<span className={styles['effect']}>{stateMeaning(field.value) ?? UNKNOWN_STATE}</span>}
    />
  )
}
