import { useSyncExternalStore } from 'react'

/** The width from which a page may have a second column, as in its styles. */
const QUERY = '(min-width: 1100px)'

const isWide = () => matchMedia(QUERY).matches

function subscribe(onChange: () => void) {
  const list = matchMedia(QUERY)
  list.addEventListener('change', onChange)
  return () => list.removeEventListener('change', onChange)
}

/** Whether there is room for a second column. */
export const useWide = (): boolean => useSyncExternalStore(subscribe, isWide)
