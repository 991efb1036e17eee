import { useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { rowKey, type Row } from './view.ts'

interface ActiveRow {
  /** The row that Tab leads to; it stays the same row over filters and refreshes, where it can. */
  index: number
  /** Makes a row the active one, without moving the focus. */
  activate(index: number): void
  /** Makes a row the active one, and moves focus and screen to it. */
  focus(index: number): void
}

/** The one row of the grid that is in the Tab order (roving tabindex). */
export function useActiveRow(rows: readonly Row[], grid: RefObject<HTMLElement | null>): ActiveRow {
  const [active, setActive] = useState({ index: 0, key: '' })
  const moves = useRef(false)
  const index = useMemo(() => find(rows, active), [rows, active])

  const activate = (next: number) => {
    const row = rows[next]
    if (row && (next !== index || active.key === '')) setActive({ index: next, key: rowKey(row) })
  }

  useLayoutEffect(() => {
    if (!moves.current) return
    moves.current = false
    const row = grid.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)
    row?.focus({ preventScroll: true })
    row?.scrollIntoView({ block: 'nearest' })
  })

  return {
    index,
    activate,
    focus: (next) => {
      const row = rows[next]
      if (!row) return
      moves.current = true
      setActive({ index: next, key: rowKey(row) })
    },
  }
}

/** Where the row is now; when it is gone, what stands in its place. */
function find(rows: readonly Row[], { index, key }: { index: number; key: string }): number {
  const row = rows[index]
  if (row && rowKey(row) === key) return index
  const found = key === '' ? -1 : rows.findIndex((each) => rowKey(each) === key)
  return found >= 0 ? found : Math.max(0, Math.min(index, rows.length - 1))
}
