import { useEffect } from 'react'
import type { Entry } from '../table/entry.ts'
import { textOf } from './terms.ts'

const CHUNK = 2000

/**
 * Computes the search texts in chunks, as images arrive, so that the first keystroke finds them
 * ready; typing may start while the rest is still loading.
 */
export function useWarmTexts(entries: readonly Entry[]): void {
  useEffect(() => {
    let from = 0
    let timer = setTimeout(warm)
    function warm() {
      for (const entry of entries.slice(from, from + CHUNK)) textOf(entry)
      from += CHUNK
      if (from < entries.length) timer = setTimeout(warm)
    }
    return () => clearTimeout(timer)
  }, [entries])
}
