import { useEffect, useEffectEvent, useRef } from 'react'

const FIRST = 2000
const LONGEST = 30_000

/**
 * Checks an unknown result automatically: after 2 s, then with growing delays, and as soon as the network
 * or the window is back. The delays start over with the next unknown result.
 * @param check undefined while there is nothing to check
 * @param running a check is running
 */
export function useCheckAgain(check: (() => void) | undefined, running: boolean): void {
  const delay = useRef(FIRST)
  const isUnknown = check !== undefined
  const waits = isUnknown && !running
  const checkNow = useEffectEvent(() => check?.())
  useEffect(() => {
    if (!isUnknown) delay.current = FIRST
  }, [isUnknown])
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
