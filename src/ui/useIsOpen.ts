import { useEffect, useRef, type RefObject } from 'react'

/**
 * Whether what uses it is still shown, for what ends later: a dialog may be closed meanwhile, or the page left.
 * @param shown false while another tab of the page is shown
 */
export function useIsOpen(shown = true): RefObject<boolean> {
  const open = useRef(true)
  useEffect(() => {
    open.current = shown
    return () => {
      open.current = false
    }
  }, [shown])
  return open
}
