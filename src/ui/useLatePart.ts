import { useEffect, useState } from 'react'

/** ms, after which a page has its first rows: they were requested before its code was there. */
const FIRST_ROWS = 700
/** ms until it is tried again. */
const AGAIN = 30_000

/**
 * Code that is loaded when the page has time: never before its first rows. Null until then, and while
 * it can’t be loaded.
 * @param load stays the same function
 */
export function useLatePart<Part>(load: () => Promise<Part>): Part | null {
  const [part, setPart] = useState<Part | null>(null)
  useEffect(() => {
    let left = false
    let timer = setTimeout(get, FIRST_ROWS)
    function get() {
      load().then(setPart, () => {
        if (!left) timer = setTimeout(get, AGAIN)
      })
    }
    return () => {
      left = true
      clearTimeout(timer)
    }
  }, [load])
  return part
}
