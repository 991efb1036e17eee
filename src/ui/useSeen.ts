import { useEffect, useState } from 'react'

interface Seen {
  /** For the element to watch. */
  ref(element: HTMLElement | null): void
  /** Its current content has been on the screen. */
  seen: boolean
  /** Scrolls it into view and focuses it. */
  show(): void
}

/** Most of it has to be in view. */
const SHARE = 0.6

/**
 * Whether an element has been on the screen since its content last changed.
 * @param text its content; null while there is none
 */
export function useSeen(text: string | null): Seen {
  // As a state: a dialog attaches its content later than it renders.
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
