import { useEffect, useState } from 'react'

/** ms until the page has its first rows. */
const FIRST_ROWS = 1500

/**
 * Code that is loaded when the page has time: never before its first rows. Null until then, and while
 * there is no network.
 * @param load stays the same function
 */
export function useLatePart<Part>(load: () => Promise<Part>): Part | null {
  const [part, setPart] = useState<Part | null>(null)
  useEffect(() => {
    const get = async () => {
      try {
        setPart(await load())
      } catch {
        addEventListener('online', again, { once: true })
      }
    }
    const again = () => void get()
    const timer = setTimeout(again, FIRST_ROWS)
    return () => {
      clearTimeout(timer)
      removeEventListener('online', again)
    }
  }, [load])
  return part
}
