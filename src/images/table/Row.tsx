import { useId, type ReactNode } from 'react'
import { variable } from '../../ui/VirtualRows.tsx'
import type { Column } from './columns.ts'
import styles from './ImagesTable.module.css'

/** Where a row stands among the others. */
export interface RowPlace {
  /** 0 for the first below the header. */
  index: number
  level: 1 | 2
  /** 1 for the first of its siblings, of which there are `siblings`. */
  position: number
  siblings: number
  /** Whether Tab leads here, and to the controls inside. */
  active: boolean
}

interface RowProps extends RowPlace {
  selected: boolean
  /** Of a row that can be opened. */
  expanded?: boolean
  className: string | undefined
  /** Given the ids of the cells that name the row: what it is, and how it stands. */
  children(nameId: string, stateId: string): ReactNode
}

/** A row of the tree grid, at its place; named by two of its cells, and not by all that is in it. */
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

/** The class of a column's cells; `family` is that of a family's row. */
export const cellClass = (column: Column): string | undefined =>
  styles[column === 'family' ? 'family-name' : column]
