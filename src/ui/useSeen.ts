import { useEffect, useState } from 'react'

interface Seen {
  /** Goes on the element. */
  ref(element: HTMLElement | null): void
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
  // As a state: a dialog puts what is in it on the page later than it renders.
  const [element, setElement] = useState<HTMLElement | null>(null)
  const [seen, setSeen] = useState<string | null>(null)
  useEffect(() => {
    if (!element || text === null) return
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ intersectionRatio }) => intersectionRatio >= SHARE)) setSeen(text)
      },
      { threshold: SHARE },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [element, text])
  return {
    ref: setElement,
    seen: text !== null && seen === text,
    show: () => {
      element?.scrollIntoView({ block: 'nearest' })
      element?.focus({ preventScroll: true })
    },
  }
}
