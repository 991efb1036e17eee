import { useEffect } from 'react'

/** Focuses the element if what had the focus is gone, like a pressed button that was replaced. */
export function focusIfLost(element: HTMLElement | null): void {
  if (document.activeElement && document.activeElement !== document.body) return
  element?.focus()
}

/** The same with what is close to a deleted row, or else the page's heading. */
export const catchFocus = (): void =>
  focusIfLost(
    document.querySelector<HTMLElement>('[role="treegrid"] [data-index][tabindex="0"]') ??
      document.querySelector('h1'),
  )

/** Does that when the component goes, such as a form that made room for the next step. */
export const useCatchFocus = (): void =>
  useEffect(() => () => void requestAnimationFrame(catchFocus), [])
