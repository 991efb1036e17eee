import { useEffect, useState } from 'react'

/** Work that yields after each part, and finally returns its result. */
type Parts<T> = Generator<void, T>

/** ms of work before yielding to the page. A 50 ms task would be noticeable. */
const TURN = 12
/** The same for the first part, which delays the paint of what asked for the work. */
const FIRST = 4

interface InParts<T> {
  /** The result; while work is in progress, the previous one. */
  value: T | undefined
  /** Whether the value is the previous result. */
  busy: boolean
}

/**
 * Does long work a few milliseconds at a time, restarting when `work` changes. Not in a web worker: copying
 * images there and back takes longer than computing with them, and the page's content security policy
 * doesn't allow one.
 */
export function useInParts<T>(work: () => Parts<T>): InParts<T> {
  const [done, setDone] = useState<{ work: () => Parts<T>; value: T }>()
  useEffect(() => {
    const parts = work()
    let timer: ReturnType<typeof setTimeout>
    const go = (turn: number) => {
      const end = performance.now() + turn
      do {
        const part = parts.next()
        if (part.done) return setDone({ work, value: part.value })
      } while (performance.now() < end)
      timer = setTimeout(go, 0, TURN)
    }
    go(FIRST)
    return () => clearTimeout(timer)
  }, [work])
  return { value: done?.value, busy: done?.work !== work }
}
