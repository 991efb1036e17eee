import { useRouter } from '@tanstack/react-router'
import { useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { placeOf, rememberPlace } from './memory.ts'
import { rowKey, type Row } from './rows.ts'

interface ActiveRow {
  /** The row in the Tab order; if possible it stays the same row across filters and refreshes. */
  index: number
  /** Makes a row active, without moving the focus. */
  activate(index: number): void
  /** Makes a row active, focuses it and scrolls to it. */
  focus(index: number): void
}

/**
 * The one row of the grid that is in the Tab order (roving tabindex). After Back, the focus is on
 * the row the user left from or, after previous/next, on that of the image seen last.
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
    // The table also comes back while a filter is typed.
    if (how === 'comesBack' && !isFocusFree()) return
    const row = grid.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)
    row?.focus({ preventScroll: true })
    if (how === 'goes') row?.scrollIntoView({ block: 'nearest' })
    // After Back, the router first restores the scroll position.
    if (how === 'comesBack' && left?.moved) {
      const stop = router.subscribe('onRendered', () => {
        stop()
        row?.scrollIntoView({ block: 'nearest' })
      })
    }
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

/** Nothing has the focus, or only the heading, as after a change of page. */
const isFocusFree = (): boolean =>
  document.activeElement === document.body || document.activeElement?.tagName === 'H1'

/** The current index of the row, or what took its place if it is gone. */
function find(rows: readonly Row[], { index, key }: { index: number; key: string }): number {
  const row = rows[index]
  if (row && rowKey(row) === key) return index
  const found = key === '' ? -1 : rows.findIndex((each) => rowKey(each) === key)
  return found >= 0 ? found : Math.max(0, Math.min(index, rows.length - 1))
}
