import { useLayoutEffect, useRef, useState, type CSSProperties, type ReactNode } from 'react'

const OVERSCAN = 8
/** The range moves in steps, so that most of a scroll changes nothing. */
const STEP = 8
const FIRST: Range = { from: 0, to: 40 }

interface Range {
  from: number
  to: number
}

interface VirtualRowsProps {
  /** The style gives it the height of all rows (`--count` is their number). */
  className: string | undefined
  count: number
  /** A row that is there wherever one has scrolled: that with the focus. */
  keep: number
  /** Draws a row; its style puts it to its place by `--index`. */
  children(index: number): ReactNode
}

/** Rows of one height, of which only those near the screen are in the document. The page scrolls. */
export function VirtualRows({ className, count, keep, children }: VirtualRowsProps) {
  const ref = useRef<HTMLDivElement>(null)
  const [range, setRange] = useState(FIRST)

  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const update = () => {
      const next = visibleRange(element.getBoundingClientRect(), count, innerHeight)
      setRange((last) => (last.from === next.from && last.to === next.to ? last : next))
    }
    update()
    const observer = new ResizeObserver(update)
    observer.observe(element)
    addEventListener('scroll', update, { passive: true })
    addEventListener('resize', update)
    return () => {
      observer.disconnect()
      removeEventListener('scroll', update)
      removeEventListener('resize', update)
    }
  }, [count])

  return (
    <div ref={ref} role="rowgroup" className={className} style={variable('--count', count)}>
      {indexes(range, count, keep).map((index) => children(index))}
    </div>
  )
}

/**
 * The rows near the screen.
 * @param box of all rows, relative to the screen, px
 * @param screen its height, px
 */
export function visibleRange(
  box: { top: number; height: number },
  count: number,
  screen: number,
): Range {
  if (count === 0 || box.height === 0) return FIRST
  const row = box.height / count
  const first = Math.floor(-box.top / row) - OVERSCAN
  const last = Math.ceil((screen - box.top) / row) + OVERSCAN
  return { from: Math.floor(first / STEP) * STEP, to: Math.ceil(last / STEP) * STEP }
}

/** The indexes that exist in a range, and the one to keep, in order. */
function indexes({ from, to }: Range, count: number, keep: number): number[] {
  const start = Math.max(0, Math.min(from, count))
  const end = Math.max(start, Math.min(to, count))
  const range = Array.from({ length: end - start }, (_, offset) => start + offset)
  if (keep < 0 || keep >= count || (keep >= start && keep < end)) return range
  return keep < start ? [keep, ...range] : [...range, keep]
}

/** A CSS variable as a style. */
export const variable = (name: `--${string}`, value: number): CSSProperties => ({ [name]: value })
