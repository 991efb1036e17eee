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
    let cancel: (() => void) | undefined
    const go = (turn: number, next: typeof later) => {
      const end = performance.now() + turn
      do {
        const part = parts.next()
        if (part.done) return setDone({ work, value: part.value })
      } while (performance.now() < end)
      cancel = next(proceed)
    }
    const proceed = () => {
      try {
        go(TURN, later)
      } catch (error) {
        // Where the page's other errors show; here, nobody would see it.
        setDone(() => {
          throw error
        })
      }
    }
    go(FIRST, afterPaint)
    return () => cancel?.()
  }, [work])
  return { value: done?.value, busy: done?.work !== work }
}

/** Does something after the next paint: what asked for the work isn't held up by it. */
function afterPaint(run: () => void): () => void {
  // Nothing is painted in a tab in the background.
  if (document.hidden) return later(run)
  let cancel: (() => void) | undefined
  const frame = requestAnimationFrame(() => (cancel = later(run)))
  return () => {
    cancelAnimationFrame(frame)
    cancel?.()
  }
}

/**
 * Does something after what is waiting, such as a key or a paint. A timer would do it 4 ms later, which
 * is a third of the work.
 * @returns a function that cancels it
 */
function later(run: () => void): () => void {
  const { port1, port2 } = new MessageChannel()
  const onMessage = () => {
    port1.close()
    run()
  }
  port1.addEventListener('message', onMessage)
  port1.start()
  port2.postMessage(undefined)
  return () => port1.close()
}
