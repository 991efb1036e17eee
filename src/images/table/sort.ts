import { compareIds } from '../../compute/family.ts'
import { STATES } from '../../compute/schema.ts'
import type { Sort, SortKey } from './columns.ts'
import type { Entry } from './entry.ts'

const BY: Record<SortKey, (a: Entry, b: Entry) => number> = {
  name: (a, b) => compareText(a.image.name, b.image.name),
  state: (a, b) => rank(STATES, a.state) - rank(STATES, b.state),
  size: (a, b) => Number(a.image.diskSizeGb ?? 0) - Number(b.image.diskSizeGb ?? 0),
  created: (a, b) => a.created - b.created,
}

/** The entries in order; ties newest first, then the one created later. */
export function sorted(entries: readonly Entry[], { key, order }: Sort): Entry[] {
  const by = BY[key]
  const sign = order === 'asc' ? 1 : -1
  return entries.toSorted(
    (a, b) => sign * by(a, b) || b.created - a.created || compareIds(b.image.id, a.image.id),
  )
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** The position of a value; unknown ones come last. */
export function rank(known: readonly string[], value: string | undefined): number {
  const index = value === undefined ? -1 : known.indexOf(value)
  return index < 0 ? known.length : index
}
