import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { Entry } from './entry.ts'
import { selectionStore } from './memory.ts'
import { selectedOf, toggled, type Selection } from './selection.ts'

export interface Selecting {
  selection: Selection
  /** The selected images, including filtered ones; deleted ones don't count. */
  selected: readonly Entry[]
  /** Selects these, or deselects them if all are selected. A stable function. */
  toggle(entries: readonly Entry[]): void
  clear(): void
  /** Selects just these, by name, if they exist. */
  only(names: ReadonlySet<string>): void
}

/**
 * The selection of a page, which survives leaving and returning to it.
 * @param entries all entries of the page
 */
export function useSelection(page: string, entries: readonly Entry[]): Selecting {
  const selection = useSyncExternalStore(selectionStore.subscribe, () => selectionStore.get(page))
  const selected = useMemo(() => selectedOf(entries, selection), [entries, selection])
  const toggle = useCallback(
    (some: readonly Entry[]) => {
      selectionStore.set(page, toggled(some, selectionStore.get(page)))
    },
    [page],
  )
  const clear = useCallback(() => selectionStore.set(page, new Set()), [page])
  const only = (names: ReadonlySet<string>) => {
    const wanted = entries.filter(({ image }) => names.has(image.name))
    selectionStore.set(page, new Set(wanted.map(({ key }) => key)))
  }
  return { selection, selected, toggle, clear, only }
}
