import { useEffect, useState } from 'react'
import type { Parts } from '../../compute/retire/parts.ts'

/** ms that it works before the page gets its turn. A task of 50 ms would be felt. */
const TURN = 12

interface InParts<T> {
  /** What the work came to; that of the last work while this one is under way. */
  value: T | undefined
  /** The value is of the last work. */
  busy: boolean
}

/**
 * Work that may be long, a few milliseconds at a time. It begins anew with every other `work`. Not in a
 * worker: images and rows would have to be copied there and back, which takes longer than a plan, and
 * the page's policy lets no script make one.
 */
export function useInParts<T>(work: () => Parts<T>): InParts<T> {
  const [done, setDone] = useState<{ work: () => Parts<T>; value: T }>()
  useEffect(() => {
    const parts = work()
    let timer: ReturnType<typeof setTimeout>
    const go = () => {
      const end = performance.now() + TURN
      do {
        const part = parts.next()
        if (part.done) return setDone({ work, value: part.value })
      } while (performance.now() < end)
      timer = setTimeout(go)
    }
    go()
    return () => clearTimeout(timer)
  }, [work])
  return { value: done?.value, busy: done?.work !== work }
}
