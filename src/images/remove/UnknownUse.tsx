import { Checkbox } from '../../ui/Checkbox.tsx'
import styles from './UnknownUse.module.css'

interface UnknownUseProps {
  /** The checkbox: `Delete without knowing what uses it`. */
  label: string
  /** Whether all uses are counted, so there is nothing to confirm. */
  isKnown: boolean
  checked: boolean
  onChange(checked: boolean): void
}

/**
 * Confirms that something is deleted although what uses it isn't known. Keeps its place once that is
 * known, so that what is below doesn't move.
 */
export function UnknownUse({ label, isKnown, checked, onChange }: UnknownUseProps) {
  return (
    <div className={styles['use']}>
      {isKnown ? (
        <p className="muted">All uses in this project are counted.</p>
      ) : (
        <Checkbox label={label} checked={checked} onChange={onChange} />
      )}
    </div>
  )
}
