import styles from './ImagesTable.module.css'
import type { Column } from './columns.ts'

const ROWS = Array.from({ length: 16 }, (_, index) => index)

/** The table's shape while the first page is on its way. */
export function TableSkeleton({ columns }: { columns: readonly Column[] }) {
  return (
    <div className={`card ${styles['frame']}`} role="status" aria-label="Loading the images">
      <div className={styles['grid']} data-columns={columns.join(' ')} aria-hidden="true">
        <div className={`${styles['row']} ${styles['header']} ${styles['head']}`} />
        {ROWS.map((row) => (
          <div key={row} className={`${styles['row']} ${styles['waiting']}`}>
            <span />
            <span className={styles['name']}>
              <span className="skeleton" />
            </span>
            {columns.map((column) => (
              <span key={column} className={styles[column]}>
                <span className="skeleton" />
              </span>
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}
