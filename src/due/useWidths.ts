import { useMemo, type CSSProperties } from 'react'
import type { Image } from '../compute/schema.ts'
import { variable } from '../ui/VirtualRows.tsx'
import { allOverdue } from './rows.ts'
import type { View } from './search.ts'
import type { Due } from './useDue.ts'

/** px of a character of a name, and of the head tag that may follow it. */
const CHARACTER = 8
const TAG = 58
/** px, at least, of the last column, which shows use or a moving head. */
const NOTE = 104
const MOVES = 190

/**
 * The widths of the table’s columns, as CSS variables in px without a unit. Names fit in every view,
 * so that changing the view doesn't move them.
 */
export function useWidths({ due, isHead, nextHead }: Due, view: View): CSSProperties {
  const name = useMemo(() => {
    const all = [...allOverdue(due), ...due.planned].map(({ image }) => image)
    const width = (image: Image) => image.name.length * CHARACTER + (isHead(image) ? TAG : 0)
    return [...all, ...due.withoutPlan].reduce((most, image) => Math.max(most, width(image)), 0)
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- heads come from the same images as what is due
  }, [due])
  return {
    ...variable('--name', Math.ceil(name) + 4),
    ...variable('--note', nextHead.size > 0 && view === 'overdue' ? MOVES : NOTE),
  }
}
