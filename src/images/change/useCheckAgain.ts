import { useEffect, useEffectEvent, useRef } from 'react'

const FIRST = 2000
const LONGEST = 30_000

/**
 * Checks by itself what is not known: after 2 s, then less and less often, and as soon as the network
 * or the window comes back.
 * @param check undefined while there is nothing to check, or it is being checked
 */
export function useCheckAgain(check: (() => void) | undefined): void {
  const delay = useRef(FIRST)
  const waits = check !== undefined
  const checkNow = useEffectEvent(() => check?.())
  useEffect(() => {
    if (!waits) return
    const timer = setTimeout(() => {
      delay.current = Math.min(delay.current * 2, LONGEST)
      checkNow()
    }, delay.current)
    addEventListener('online', checkNow)
    addEventListener('focus', checkNow)
    return () => {
      clearTimeout(timer)
      removeEventListener('online', checkNow)
      removeEventListener('focus', checkNow)
    }
  }, [waits])
}
