import { count } from '../../text/count.ts'
import styles from './ImagesPage.module.css'

interface SelectionBarProps {
  /** How many are selected, also those that a filter hides. */
  selected: number
  hidden: number
  onClear(): void
}

/** What is selected; stays on the screen while one scrolls. */
export function SelectionBar({ selected, hidden, onClear }: SelectionBarProps) {
  return (
    <section aria-label="Selection" className={styles['selection']}>
      <span role="status">
        <strong>{count(selected)} selected</strong>
        {hidden > 0 && <span className="muted"> · {count(hidden)} hidden by the filters</span>}
      </span>
      <button type="button" className="button small" onClick={onClear}>
        Clear
      </button>
    </section>
  )
}
