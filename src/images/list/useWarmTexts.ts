import { useEffect } from 'react'
import { textOf, type Entry } from './entry.ts'

const CHUNK = 2000

/** Makes the search texts while nothing else is to do, so that the first key finds them. */
export function useWarmTexts(entries: readonly Entry[]): void {
  useEffect(() => {
    let from = 0
    let timer = setTimeout(warm, 500)
    function warm() {
      for (const entry of entries.slice(from, from + CHUNK)) textOf(entry)
      from += CHUNK
      if (from < entries.length) timer = setTimeout(warm, 0)
    }
    return () => clearTimeout(timer)
  }, [entries])
}
