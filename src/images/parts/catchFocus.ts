import { useEffect, useState } from 'react'

/** Focuses the element if what had the focus is gone, like a pressed button that was replaced. */
export function focusIfLost(element: HTMLElement | null): void {
  if (document.activeElement && document.activeElement !== document.body) return
  element?.focus()
}

/** The same with what is close to a deleted row, or else the page's heading. */
export const catchFocus = (): void => focusIfLost(currentRow() ?? document.querySelector('h1'))

/** The row of the page's table that Tab leads to. */
export const currentRow = (): HTMLElement | null =>
  document.querySelector('[role="treegrid"] [data-index][tabindex="0"]')

/**
 * Catches the focus when the component goes, such as a form that makes room for the next step. What was
 * opened from the head of the page leads back there, even if the button that opened it is gone.
 */
export function useCatchFocus(): void {
  const [isOfHead] = useState(() => Boolean(document.activeElement?.closest('header')))
  useEffect(() => {
    const back = isOfHead ? () => focusIfLost(document.querySelector('h1')) : catchFocus
    return () => void requestAnimationFrame(back)
  }, [isOfHead])
}

/**
 * Returns the focus to where it was when the component appeared, such as a pressed button, if the
 * component goes with it.
 */
export function useReturnFocus(): void {
  useEffect(() => {
    const before = document.activeElement
    return () =>
      void requestAnimationFrame(() => {
        if (before instanceof HTMLElement) focusIfLost(before)
      })
  }, [])
}
