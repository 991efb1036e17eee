import { mdiArrowDown, mdiArrowUp, mdiUnfoldLessHorizontal, mdiUnfoldMoreHorizontal } from '@mdi/js'
import { Icon } from '../../ui/Icon.tsx'
import { Checkbox } from './Checkbox.tsx'
import { COLUMN_NAMES, isSortKey, SORTS, type Column, type Sort, type SortKey } from './columns.ts'
import { cellClass } from './Row.tsx'
import type { Extent } from './selection.ts'
import styles from './ImagesTable.module.css'

/** The button that collapses or expands all groups. */
export interface Fold {
  /** What it does next. */
  next: 'collapse' | 'expand'
  run(): void
}

interface HeaderRowProps {
  columns: readonly Column[]
  sort: Sort
  onSort(sort: Sort): void
  extent: Extent
  onSelectAll(): void
  /** Absent if rows aren’t grouped. */
  fold: Fold | undefined
}

/** Column names, which sort the rows, and the controls for all rows. */
export function HeaderRow({ columns, sort, onSort, extent, onSelectAll, fold }: HeaderRowProps) {
  return (
    <div role="row" aria-rowindex={1} className={`${styles['row']} ${styles['header']}`}>
      <span role="columnheader" className={styles['select']} aria-label="Selection">
        <Checkbox label="Select all images shown" extent={extent} onChange={onSelectAll} />
      </span>
      <span role="columnheader" className={styles['name']} aria-sort={direction(sort, 'name')}>
        {fold && <FoldButton {...fold} />}
        <SortButton name="Name" column="name" sort={sort} onSort={onSort} />
      </span>
      {columns.map((column) => (
        <span
          key={column}
          role="columnheader"
          className={cellClass(column)}
          aria-sort={isSortKey(column) ? direction(sort, column) : undefined}
        >
          {isSortKey(column) ? (
            <SortButton name={COLUMN_NAMES[column]} column={column} sort={sort} onSort={onSort} />
          ) : (
            COLUMN_NAMES[column]
          )}
        </span>
      ))}
      <span role="columnheader" className={styles['menu']}>
        <span className="visually-hidden">Actions</span>
      </span>
    </div>
  )
}

function FoldButton({ next, run }: Fold) {
  const label = `${next === 'collapse' ? 'Collapse' : 'Expand'} all`
  return (
    <button
      type="button"
      className={styles['toggle']}
      aria-label={label}
      title={label}
      onClick={run}
    >
      <Icon path={next === 'collapse' ? mdiUnfoldLessHorizontal : mdiUnfoldMoreHorizontal} />
    </button>
  )
}

interface SortButtonProps {
  name: string
  column: SortKey
  sort: Sort
  onSort(sort: Sort): void
}

function SortButton({ name, column, sort, onSort }: SortButtonProps) {
  const isSorted = sort.key === column
  const next = isSorted ? opposite(sort.order) : SORTS[column]
  return (
    <button
      type="button"
      className={styles['sort']}
      onClick={() => onSort({ key: column, order: next })}
    >
      {name}
      {isSorted && <Icon path={sort.order === 'asc' ? mdiArrowUp : mdiArrowDown} size={14} />}
    </button>
  )
}

const opposite = (order: Sort['order']) => (order === 'asc' ? 'desc' : 'asc')

function direction(sort: Sort, column: SortKey) {
  if (sort.key !== column) return 'none'
  return sort.order === 'asc' ? 'ascending' : 'descending'
}
