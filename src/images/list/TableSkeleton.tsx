import styles from './ImagesTable.module.css'
import { COLUMN_NAMES, type Column } from './columns.ts'

const ROWS = Array.from({ length: 16 }, (_, index) => index)

/** The table's shape while the first page is on its way. */
export function TableSkeleton({ columns }: { columns: readonly Column[] }) {
  return (
    <div className={`card ${styles['frame']}`} role="status" aria-label="Loading the images">
      <div className={styles['grid']} data-columns={columns.join(' ')} aria-hidden="true">
        <div className={styles['head']}>
          <div className={`${styles['row']} ${styles['header']}`}>
            <span className={styles['select']} />
            <span className={styles['name']}>Name</span>
            {columns.map((column) => (
              <span key={column} className={styles[column]}>
                {COLUMN_NAMES[column]}
              </span>
            ))}
          </div>
        </div>
        {ROWS.map((row) => (
          <div key={row} className={`${styles['row']} ${styles['waiting']}`}>
            <span className={styles['select']} />
            <span className={styles['name']}>
              <span className={`skeleton ${styles['bar']}`} />
            </span>
            {columns.map((column) => (
              <span key={column} className={styles[column]}>
                <span className={`skeleton ${styles['bar']}`} />
              </span>
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}
