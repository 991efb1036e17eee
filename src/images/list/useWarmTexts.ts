import { useEffect } from 'react'
import type { Entry } from '../table/entry.ts'
import { textOf } from './terms.ts'

const CHUNK = 2000

/**
 * Makes the search texts in pieces, as images come in: the first key finds them. It may come while
 * the rest is still being loaded.
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
