import { useSyncExternalStore } from 'react'

/** The width from which the preview has a column of its own, as in `create.module.css`. */
const QUERY = '(min-width: 1100px)'

const wide = () => matchMedia(QUERY).matches

function subscribe(onChange: () => void) {
  const list = matchMedia(QUERY)
  list.addEventListener('change', onChange)
  return () => list.removeEventListener('change', onChange)
}

/** Whether there is room for the preview beside the form. */
export const useWide = (): boolean => useSyncExternalStore(subscribe, wide)
