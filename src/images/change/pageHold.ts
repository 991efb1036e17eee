/**
 * Keeps an image's page open after the image is gone, as long as a dialog or an editor on it has
 * unsaved input.
 */
import { createContext, useContext, useEffect, useState } from 'react'

type Hold = () => () => void

const nobody: Hold = () => () => {}

/** Provided by the page; a call holds it until the returned function is called. */
export const PageHold = createContext<Hold>(nobody)

/** For the page: whether anything holds it, and the value to provide. */
export function usePageHolds(): [held: boolean, hold: Hold] {
  const [holds, setHolds] = useState(0)
  const [hold] = useState<Hold>(() => () => {
    setHolds((count) => count + 1)
    return () => setHolds((count) => count - 1)
  })
  return [holds > 0, hold]
}

/** For a dialog or an editor: holds the page while it is shown. */
export function useHoldPage(): void {
  const hold = useContext(PageHold)
  useEffect(() => hold(), [hold])
}
