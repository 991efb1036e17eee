import { useId, type ReactNode } from 'react'
import styles from './Field.module.css'
import { SafeText } from './SafeText.tsx'

/** The props that a control in a {@link Field} needs. */
export interface ControlProps {
  id: string
  /** Instead of a visible label. */
  'aria-label'?: string
  'aria-invalid': boolean
  'aria-describedby': string | undefined
}

export interface FieldProps {
  label: ReactNode
  /** Marks the field as optional. */
  optional?: boolean | undefined
  /** What to enter, in one line; a problem replaces it. */
  hint?: ReactNode
  /** What is wrong, as a sentence. */
  problem?: string | undefined
  /** Reserves a line below, so that nothing moves when a hint or problem appears. */
  keepsRoom?: boolean | undefined
  /** The control: an input, a select, a picker. */
  children(control: ControlProps): ReactNode
}

/** A control with its label above and its hint or problem below. */
export function Field(props: FieldProps) {
  const { label, optional = false, hint, problem, keepsRoom = false, children } = props
  const id = useId()
  const described = Boolean(hint) || problem !== undefined
  return (
    <div className={styles['wrap']}>
      <label className={styles['label']} htmlFor={id}>
        {label}
        {optional && <span className={styles['optional']}> (optional)</span>}
      </label>
      {children({
        id,
        'aria-invalid': problem !== undefined,
        'aria-describedby': described ? `${id}-note` : undefined,
      })}
      {(described || keepsRoom) && (
        <div
          id={`${id}-note`}
          className={`${styles['note']} ${problem === undefined ? '' : styles['problem']}`}
        >
          {problem === undefined ? hint : <SafeText text={problem} />}
        </div>
      )}
    </div>
  )
}
