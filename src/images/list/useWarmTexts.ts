import { useEffect } from 'react'
import type { Entry } from '../table/entry.ts'
import { passesTerms, readTerms } from './terms.ts'

const CHUNK = 2000
/** Not in any text. */
const NOWHERE = readTerms('\0\0', 0)

/**
 * Searches images in chunks, as they arrive, so that the first keystroke finds their texts computed and
 * the code that searches them compiled; typing may start while the rest is still loading.
 */
export function useWarmTexts(entries: readonly Entry[]): void {
  useEffect(() => {
    let from = 0
    let timer = setTimeout(warm)
    function warm() {
      for (const entry of entries.slice(from, from + CHUNK)) passesTerms(entry, NOWHERE)
      from += CHUNK
      if (from < entries.length) timer = setTimeout(warm)
    }
    return () => clearTimeout(timer)
  }, [entries])
}
