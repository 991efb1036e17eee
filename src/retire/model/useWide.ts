import { useSyncExternalStore } from 'react'

/** The width from which the policy is shown beside the plan, as in `RetirePage.module.css`. */
const QUERY = '(min-width: 1100px)'

const wide = () => matchMedia(QUERY).matches

function subscribe(onChange: () => void) {
  const list = matchMedia(QUERY)
  list.addEventListener('change', onChange)
  return () => list.removeEventListener('change', onChange)
}

/** Whether the policy fits beside the plan. */
export const useWide = (): boolean => useSyncExternalStore(subscribe, wide)
