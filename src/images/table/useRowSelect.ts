import { useCallback, useLayoutEffect, useRef } from 'react'
import type { Entry } from './entry.ts'
import { imagesToToggle } from './range.ts'
import { rowKey, type Row } from './rows.ts'
import type { Selected } from './selection.ts'

/**
 * Selecting by rows: one, or a range of them.
 * @param onSelect as of the table
 * @returns a stable function for the row with this index; `range`: together with all rows from the one
 * selected or deselected last
 */
export function useRowSelect(
  rows: readonly Row[],
  { has }: Selected,
  onSelect: (entries: readonly Entry[]) => void,
): (index: number, range: boolean) => void {
  const latest = useRef({ rows, has })
  useLayoutEffect(() => {
    latest.current = { rows, has }
  }, [rows, has])
  const anchor = useRef<string>(undefined)
  return useCallback(
    (index, range) => {
      const { rows, has } = latest.current
      const row = rows[index]
      if (!row) return
      const from = range ? rows.findIndex((each) => rowKey(each) === anchor.current) : -1
      anchor.current = rowKey(row)
      onSelect(imagesToToggle(rows, from, index, has))
    },
    [onSelect],
  )
}
