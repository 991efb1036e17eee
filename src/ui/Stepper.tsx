import { mdiAlert, mdiCheck } from '@mdi/js'
import { Children, type ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import styles from './Stepper.module.css'

export type StepState = 'todo' | 'done' | 'problem'

interface StepperProps {
  /** What the steps belong to. */
  label: string
  /**
   * Links in order, each with a {@link StepName} inside, the current one with
   * `aria-current="step"`.
   */
  children: ReactNode[]
}

/**
 * The steps of a long form as links: each has its own URL, and any can be opened at any time. Our
 * own, because MUI's Stepper draws progress, not links.
 */
export function Stepper({ label, children }: StepperProps) {
  return (
    <nav aria-label={label} className={styles['steps']}>
      <ol>
        {Children.map(children, (step) => (
          <li>{step}</li>
        ))}
      </ol>
    </nav>
  )
}

interface StepNameProps {
  /** Counted from 1. */
  number: number
  name: string
  state: StepState
}

const WORDS = { todo: '', done: ', complete', problem: ', needs attention' }
const ICONS = { done: mdiCheck, problem: mdiAlert }

/** The content of a step’s link: its number or state, and its name. */
export function StepName({ number, name, state }: StepNameProps) {
  return (
    <>
      <span className={`${styles['mark']} ${styles[state] ?? ''}`} aria-hidden="true">
        {state === 'todo' ? number : <Icon path={ICONS[state]} size={14} />}
      </span>
      <span className={styles['name']}>{name}</span>
      <span className="visually-hidden">{WORDS[state]}</span>
    </>
  )
}
