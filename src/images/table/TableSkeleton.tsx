import { useRef } from 'react'
import styles from './ImagesTable.module.css'
import { COLUMN_NAMES, type Column } from './columns.ts'
import { tracksOf } from './ImagesTable.tsx'
import { USUAL } from './layout.ts'
import { cellClass } from './Row.tsx'
import { useLayout } from './useLayout.ts'

interface TableSkeletonProps {
  columns: readonly Column[]
  label: string
  /** The number of placeholder rows. */
  rows: number
  /** Facets are beside it. */
  beside?: boolean
}

/** The table's shape while the first page is loading. */
export function TableSkeleton(props: TableSkeletonProps) {
  const { columns: wanted, label, rows, beside = false } = props
  const frame = useRef<HTMLDivElement>(null)
  const layout = useLayout(frame, USUAL, wanted, true, beside)
  const { columns } = layout
  return (
    <div ref={frame} className={`card ${styles['frame']}`} role="status" aria-label={label}>
      <div className={styles['grid']} style={tracksOf(layout)} aria-hidden="true">
        <div className={styles['head']}>
          <div className={`${styles['row']} ${styles['header']}`}>
            <span className={styles['select']} />
            <span className={styles['name']}>Name</span>
            {columns.map((column) => (
              <span key={column} className={cellClass(column)}>
                {COLUMN_NAMES[column]}
              </span>
            ))}
          </div>
        </div>
        {Array.from({ length: rows }, (_, row) => (
          <div key={row} className={`${styles['row']} ${styles['waiting']}`}>
            <span className={styles['select']} />
            <span className={styles['name']}>
              <span className={`skeleton ${styles['bar']}`} />
            </span>
            {columns.map((column) => (
              <span key={column} className={cellClass(column)}>
                <span className={`skeleton ${styles['bar']}`} />
              </span>
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}
