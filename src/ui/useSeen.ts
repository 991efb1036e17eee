import { useEffect, useState } from 'react'

interface Seen {
  /** For the element to watch. */
  ref(element: HTMLElement | null): void
  /** Its current content has been on the screen. */
  seen: boolean
  /** Scrolls it into view and focuses it. */
  show(): void
}

/** This much of it has to be in view, or of the room if it is too tall for that. */
const SHARE = 0.6

/** Shares at which it is looked at again: of a tall element, few are ever reached. */
const STEPS = Array.from({ length: 51 }, (_, step) => step / 50)

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
        if (entries.some(isInView)) setSeen(text)
      },
      { threshold: STEPS },
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

const isInView = ({ target, intersectionRect, boundingClientRect }: IntersectionObserverEntry) =>
  intersectionRect.height > 0 &&
  intersectionRect.height >= SHARE * Math.min(boundingClientRect.height, roomOf(target))

/** The height, in px, of what the element scrolls in. */
function roomOf(element: Element): number {
  for (let around = element.parentElement; around; around = around.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(around).overflowY)) return around.clientHeight
  }
  return innerHeight
}
