import { useCallback, useMemo, useState } from 'react'
import type { Entry } from './entry.ts'
import { selectedOf, toggled, type Selection } from './selection.ts'

const NONE: Selection = new Set()

/** What is selected. Filters leave it alone; images that are gone do not count. `entries`: all there are. */
export function useSelection(entries: readonly Entry[]) {
  const [chosen, setChosen] = useState(NONE)
  const selected = useMemo(() => selectedOf(entries, chosen), [entries, chosen])
  const toggle = useCallback(
    (some: readonly Entry[]) => setChosen((last) => toggled(some, last)),
    [],
  )
  const clear = useCallback(() => setChosen(NONE), [])
  return { selection: chosen, selected, toggle, clear }
}
