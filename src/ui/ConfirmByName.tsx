import { useId, type ReactNode } from 'react'
import styles from './ConfirmByName.module.css'
import { visible } from '../text/visible.ts'

interface ConfirmByNameProps {
  /** What has to be typed. */
  name: string
  /** What the typing agrees to: “Type the image's name to delete it”. */
  label: ReactNode
  value: string
  onChange(value: string): void
}

/** Whether what was typed is the name. */
export const isConfirmed = (name: string, value: string): boolean => value.trim() === name

/** A field into which a name is typed, to show that one means just this thing. */
export function ConfirmByName({ name, label, value, onChange }: ConfirmByNameProps) {
  const id = useId()
  return (
    <div className={styles['confirm']}>
      <label htmlFor={id}>{label}</label>
      <div className={styles['row']}>
        <input
          id={id}
          className={`field mono ${styles['input']}`}
          value={value}
          placeholder={visible(name)}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-describedby={`${id}-state`}
          onChange={(event) => onChange(event.target.value)}
        />
        <span id={`${id}-state`} role="status" className="muted">
          {isConfirmed(name, value) ? 'That is it.' : value && 'Not the same yet.'}
        </span>
      </div>
    </div>
  )
}
