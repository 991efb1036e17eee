import { useId, type ReactNode } from 'react'
import { variable } from '../../ui/VirtualRows.tsx'
import type { Column } from './columns.ts'
import styles from './ImagesTable.module.css'

/** The position of a row. */
export interface RowPlace {
  /** 0 for the first row below the header. */
  index: number
  level: 1 | 2
  /** 1 for the first of `siblings`. */
  position: number
  siblings: number
  /** Whether it is in the Tab order, with the controls inside it. */
  active: boolean
}

interface RowProps extends RowPlace {
  selected: boolean
  /** For a row that can be expanded. */
  expanded?: boolean
  className: string | undefined
  /** Gets the ids for the cells that name the row: its name and its state. */
  children(nameId: string, stateId: string): ReactNode
}

/** A row of the tree grid, in position; labeled by two of its cells instead of all its content. */
export function Row({ index, level, position, siblings, active, ...rest }: RowProps) {
  const { selected, expanded, className, children } = rest
  const id = useId()
  const [nameId, stateId] = [`${id}n`, `${id}s`]
  return (
    <div
      role="row"
      aria-labelledby={`${nameId} ${stateId}`}
      aria-rowindex={index + 2}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-selected={selected}
      aria-expanded={expanded}
      tabIndex={active ? 0 : -1}
      data-index={index}
      className={`${styles['row']} ${className}`}
      style={variable('--index', index)}
    >
      {children(nameId, stateId)}
    </div>
  )
}

/** The class of a column's cells; `family` is the one in a family's row. */
export const cellClass = (column: Column): string | undefined =>
  styles[column === 'family' ? 'family-name' : column]
