import type { Entry } from './entry.ts'

/** Keys of the selected images. */
export type Selection = ReadonlySet<string>

/** How much of a set is selected; `mixed`: some, but not all. */
export type Extent = 'none' | 'mixed' | 'all'

/** How many of these entries are selected. */
export function countSelected(entries: readonly Entry[], selection: Selection): number {
  if (selection.size === 0) return 0
  let count = 0
  for (const { key } of entries) if (selection.has(key)) count += 1
  return count
}

/** How much of these entries is selected. */
export function extentOf(entries: readonly Entry[], selection: Selection): Extent {
  const count = countSelected(entries, selection)
  return count === 0 ? 'none' : count === entries.length ? 'all' : 'mixed'
}

/** Selects these entries, or deselects them if all are selected. */
export function toggled(entries: readonly Entry[], selection: Selection): Selection {
  const result = new Set(selection)
  const on = extentOf(entries, selection) !== 'all'
  for (const { key } of entries) {
    if (on) result.add(key)
    else result.delete(key)
  }
  return result
}

/** The selected images that still exist. */
export function selectedOf(entries: readonly Entry[], selection: Selection): Entry[] {
  return selection.size === 0 ? [] : entries.filter(({ key }) => selection.has(key))
}
