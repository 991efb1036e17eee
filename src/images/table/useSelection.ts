import { useCallback, useLayoutEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import type { Entry } from './entry.ts'
import { selectionStore } from './memory.ts'
import { selectedOf, toggled, type Selected, type Selection } from './selection.ts'

export interface Selecting {
  selected: Selected
  /** Selects these shown images, or deselects them if all are selected. A stable function. */
  toggle(entries: readonly Entry[]): void
  /** Selects something else. */
  set(selection: Selection): void
}

/**
 * The selection of a page, which survives leaving and returning to it.
 * @param entries all entries of the page
 * @param shown those that pass its filters
 */
export function useSelection(
  page: string,
  entries: readonly Entry[],
  shown: readonly Entry[],
): Selecting {
  const selection = useSyncExternalStore(selectionStore.subscribe, () => selectionStore.get(page))
  const selected = useMemo(() => selectedOf(entries, shown, selection), [entries, shown, selection])
  const last = useRef(shown)
  useLayoutEffect(() => {
    last.current = shown
  }, [shown])
  const toggle = useCallback(
    (some: readonly Entry[]) => {
      selectionStore.set(page, toggled(some, last.current, selectionStore.get(page)))
    },
    [page],
  )
  return { selected, toggle, set: (next) => selectionStore.set(page, next) }
}
