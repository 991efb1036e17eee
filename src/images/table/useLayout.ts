import { useLayoutEffect, useMemo, useState, type RefObject } from 'react'
import type { Column } from './columns.ts'
import { layoutOf, type Content, type Layout } from './layout.ts'

/** px at both sides of a page, on desktop and on a phone, including the table's borders. */
const SIDES = 50
const PHONE_SIDES = 34
const PHONE = 700

/** px of the facets and the gap beside a table, on a page with room for them. */
const BESIDE = 200
const ROOM_BESIDE = 1200

/** The width that a page gives a table, before it is measured. */
function likelyWidth(beside: boolean): number {
  const { clientWidth } = document.documentElement
  const besides = beside && innerWidth >= ROOM_BESIDE ? BESIDE : 0
  return clientWidth - besides - (clientWidth > PHONE ? SIDES : PHONE_SIDES)
}

/**
 * The layout of a table for its current width.
 * @param beside facets are beside it
 */
export function useLayout(
  frame: RefObject<HTMLElement | null>,
  content: Content,
  columns: readonly Column[],
  grouped: boolean,
  beside: boolean,
): Layout {
  const [width, setWidth] = useState(() => likelyWidth(beside))
  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [frame])
  return useMemo(
    () => layoutOf(width, content, columns, grouped),
    [width, content, columns, grouped],
  )
}
