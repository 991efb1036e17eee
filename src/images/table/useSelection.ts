import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { Entry } from './entry.ts'
import { selectionStore } from './memory.ts'
import { selectedOf, toggled, type Selection } from './selection.ts'

export interface Selecting {
  selection: Selection
  /** The images selected, also those that a filter hides; what is gone doesn't count. */
  selected: readonly Entry[]
  /** Selects these; when all of them are, the reverse. Stays the same function. */
  toggle(entries: readonly Entry[]): void
  clear(): void
  /** Selects just these, by name, of those that there are. */
  only(names: ReadonlySet<string>): void
}

/**
 * What is selected on a page. It is there again when one comes back to the page.
 * @param entries all that there are
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
