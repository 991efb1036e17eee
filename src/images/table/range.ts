import type { Entry } from './entry.ts'
import type { Row } from './rows.ts'
import type { Selected } from './selection.ts'

/** The images that a row's checkbox stands for. */
const entriesOf = (row: Row): readonly Entry[] => (row.kind === 'family' ? row.shown : [row])

/**
 * The images of the rows from one to another. A collapsed family stands for all of its members, as
 * does one at either end.
 * @param from index of a row, as `to`, which may be above it
 */
export function imagesBetween(rows: readonly Row[], from: number, to: number): readonly Entry[] {
  const [first, last] = from < to ? [from, to] : [to, from]
  const isEnd = (index: number) => index === first || index === last
  const entries = rows.slice(first, last + 1).flatMap((row, place) => {
    const isPart = row.kind === 'family' && row.expanded && !isEnd(first + place)
    return isPart ? [] : entriesOf(row)
  })
  // The members of an expanded family have rows of their own.
  return [...new Set(entries)]
}

/**
 * The images whose selection changes with a row's checkbox: all of them get its new state.
 * @param anchor index of the row from which a range goes to this one; -1 without a range
 */
export function imagesToToggle(
  rows: readonly Row[],
  anchor: number,
  index: number,
  has: Selected['has'],
): readonly Entry[] {
  const row = rows[index]
  if (!row) return []
  const own = entriesOf(row)
  if (anchor < 0) return own
  const isOn = own.every(has)
  return imagesBetween(rows, anchor, index).filter((entry) => has(entry) === isOn)
}
