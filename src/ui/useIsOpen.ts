import { useEffect, useRef, type RefObject } from 'react'

/** Whether what uses it is still shown, for what ends later: a dialog may be closed meanwhile, or the page left. */
export function useIsOpen(): RefObject<boolean> {
  const open = useRef(true)
  useEffect(() => {
    open.current = true
    return () => {
      open.current = false
    }
  }, [])
  return open
}
