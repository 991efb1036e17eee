import { useRouter } from '@tanstack/react-router'
import { useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { placeOf, rememberPlace } from './memory.ts'
import { rowKey, type Row } from './rows.ts'

interface ActiveRow {
  /** The row that Tab leads to; it stays the same row over filters and refreshes, where it can. */
  index: number
  /** Makes a row the active one, without moving the focus. */
  activate(index: number): void
  /** Makes a row the active one, and moves focus and screen to it. */
  focus(index: number): void
}

/**
 * The one row of the grid that is in the Tab order (roving tabindex). Who comes back to the page by the
 * browser's Back finds the focus on the row that they left from.
 */
export function useActiveRow(
  page: string,
  rows: readonly Row[],
  grid: RefObject<HTMLElement | null>,
): ActiveRow {
  const router = useRouter()
  const [entry] = useState(() => router.state.location.state.__TSR_index)
  const [left] = useState(() => placeOf(page, entry))
  const [active, setActive] = useState({ index: left?.index ?? 0, key: left?.key ?? '' })
  const moves = useRef<'comesBack' | 'goes' | undefined>(left && 'comesBack')
  const index = useMemo(() => find(rows, active), [rows, active])

  const choose = (next: number) => {
    const row = rows[next]
    if (!row) return false
    const chosen = { index: next, key: rowKey(row) }
    setActive(chosen)
    rememberPlace(page, { ...chosen, entry })
    return true
  }

  useLayoutEffect(() => {
    const how = moves.current
    if (!how) return
    moves.current = undefined
    const row = grid.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)
    row?.focus({ preventScroll: true })
    // Where the page stands after Back is the router's to say.
    if (how === 'goes') row?.scrollIntoView({ block: 'nearest' })
  })

  return {
    index,
    activate: (next) => {
      if (next !== index || active.key === '') choose(next)
    },
    focus: (next) => {
      if (choose(next)) moves.current = 'goes'
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
