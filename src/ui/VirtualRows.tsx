import { useLayoutEffect, useRef, useState, type CSSProperties, type ReactNode } from 'react'
import { flushSync } from 'react-dom'

/** Rows beyond the screen that are always rendered, so that scrolling shows no gap. */
const NEAR = 4
/**
 * Rows beyond the screen that are rendered once any is missing: most scrolling then changes
 * nothing.
 */
const FAR = 12
/** px; the assumed height of a row, and of what is above the first, before they were measured. */
const ROW = 40
const ABOVE = 240
/** ms after rows fill the screen until those beyond it follow, unless scrolling needs them sooner. */
const PAINTED = 100

interface Range {
  from: number
  to: number
}

interface VirtualRowsProps {
  /** The class sets the height of all rows (`--count` is their number). */
  className: string | undefined
  count: number
  /** A row that is always rendered, wherever the page is scrolled: the one with the focus. */
  keep: number
  /** Renders a row; its style positions it by `--index`. */
  children(index: number): ReactNode
}

/**
 * Rows of equal height; only those near the screen are in the document. The page scrolls.
 * Our own, because MUI has no virtual list.
 */
export function VirtualRows({ className, count, keep, children }: VirtualRowsProps) {
  const ref = useRef<HTMLDivElement>(null)
  const [drawn, setDrawn] = useState<Range & Place>(() => ({
    from: 0,
    to: Math.ceil((innerHeight - ABOVE) / ROW),
    top: ABOVE,
    row: ROW,
  }))
  const [before, setBefore] = useState(count)
  if (count !== before) {
    setBefore(count)
    // Of fewer rows, most are others: those beyond the screen can wait, as at first.
    if (count < before) setDrawn({ ...drawn, ...onScreen(drawn, innerHeight) })
  }

  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    let timer = 0
    const fill = (near: number) => {
      const box = element.getBoundingClientRect()
      setDrawn((last) => {
        const next = nextRange(last, box, count, innerHeight, near)
        // Measuring alone renders nothing again, above all not before the first paint.
        return next === last ? last : { ...next, ...placeOf(box, count) }
      })
    }
    const update = () => fill(NEAR)
    // It reports the initial size too: after the pending layout, and before the next paint, which
    // waits for the rows on the screen alone.
    const observer = new ResizeObserver(() => {
      flushSync(() => fill(0))
      clearTimeout(timer)
      timer = window.setTimeout(update, PAINTED)
    })
    observer.observe(element)
    addEventListener('scroll', update, { passive: true })
    addEventListener('resize', update)
    return () => {
      clearTimeout(timer)
      observer.disconnect()
      removeEventListener('scroll', update)
      removeEventListener('resize', update)
    }
  }, [count])

  return (
    <div ref={ref} role="rowgroup" className={className} style={variable('--count', count)}>
      {indexes(drawn, count, keep).map((index) => children(index))}
    </div>
  )
}

/** Where the rows began on the page when that was measured last, and the height of one, px. */
interface Place {
  top: number
  row: number
}

/** @param count at least one */
const placeOf = ({ top, height }: DOMRect, count: number): Place => ({
  top: top + scrollY,
  row: height / count,
})

/** The rows in view. @param screen its height, px */
const onScreen = ({ top, row }: Place, screen: number): Range => ({
  from: Math.floor((scrollY - top) / row),
  to: Math.ceil((scrollY - top + screen) / row),
})

/**
 * The rows to render: the current ones, as long as they reach beyond the screen.
 * @param last the current rows
 * @param box of all rows, relative to the screen, px
 * @param screen its height, px
 * @param near rows beyond it that none may be missing of
 */
export function nextRange(
  last: Range,
  box: { top: number; height: number },
  count: number,
  screen: number,
  near = NEAR,
): Range {
  if (count === 0 || box.height === 0) return last
  const row = box.height / count
  const from = Math.floor(-box.top / row)
  const to = Math.ceil((screen - box.top) / row)
  // One more row is in view when both screen edges cut through one.
  const most = to - from + 1 + 2 * FAR
  const reaches =
    last.from <= Math.max(0, from - near) &&
    last.to >= Math.min(count, to + near) &&
    last.to - last.from <= most
  return reaches ? last : { from: from - FAR, to: to + FAR }
}

/** The indexes in a range that exist, plus the one to keep, in order. */
function indexes({ from, to }: Range, count: number, keep: number): number[] {
  const start = Math.max(0, Math.min(from, count))
  const end = Math.max(start, Math.min(to, count))
  const range = Array.from({ length: end - start }, (_, offset) => start + offset)
  if (keep < 0 || keep >= count || (keep >= start && keep < end)) return range
  return keep < start ? [keep, ...range] : [...range, keep]
}

/** A CSS variable as a style. */
export const variable = (name: `--${string}`, value: number): CSSProperties => ({ [name]: value })
