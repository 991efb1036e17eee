import { useEffect, useRef, useState, type RefObject } from 'react'

interface Seen {
  /** Goes on the element. */
  ref: RefObject<HTMLDivElement | null>
  /** It has been on the screen as it is now. */
  seen: boolean
  /** Brings it on the screen, and the focus to it. */
  show(): void
}

/** Most of it has to be in view. */
const SHARE = 0.6

/**
 * Whether an element has been on the screen since what it says has changed.
 * @param text what it says; null while it says nothing yet
 */
export function useSeen(text: string | null): Seen {
  const ref = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState<string | null>(null)
  useEffect(() => {
    const element = ref.current
    if (!element || text === null) return
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ intersectionRatio }) => intersectionRatio >= SHARE)) setSeen(text)
      },
      { threshold: SHARE },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [text])
  return {
    ref,
    seen: text !== null && seen === text,
    show: () => {
      ref.current?.scrollIntoView({ block: 'nearest' })
      ref.current?.focus({ preventScroll: true })
    },
  }
}
