import { useLayoutEffect, useState, type RefObject } from 'react'

/** px: narrower than this, everything beside the name gets lines of its own. */
const WIDE = 740
/** px of a name above which the reasons get a line of their own on a wide table, too. */
const LONG = 360
/** px for the state, the planned state and the padding of a row. */
const STATES = 290

/** How many lines each row has: names are shown in full as long as the table is wide enough for them. */
export function linesFor(width: number, name: number): 1 | 2 | 3 {
  if (width > WIDE) return name > LONG ? 2 : 1
  return name + STATES <= width ? 2 : 3
}

/**
 * The number of lines for the current width of the table.
 * @param name px of the longest name
 */
export function useLines(frame: RefObject<HTMLElement | null>, name: number): 1 | 2 | 3 {
  const [width, setWidth] = useState(Infinity)
  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return
    const measure = () => setWidth(element.clientWidth)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [frame])
  return linesFor(width, name)
}
