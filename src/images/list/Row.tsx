import type { ReactNode } from 'react'
import { variable } from '../../ui/VirtualRows.tsx'
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
  children: ReactNode
}

/** A row of the tree grid, at its place. */
export function Row({ index, level, position, siblings, active, ...rest }: RowProps) {
  const { selected, expanded, className, children } = rest
  return (
    <div
      role="row"
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
      {children}
    </div>
  )
}
