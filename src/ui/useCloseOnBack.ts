import { useEffect, useEffectEvent } from 'react'

/**
 * Closes what is open above the page when Back or Forward leads to another one: it isn't part of the page,
 * and would stay.
 */
export function useCloseOnBack(close: () => void): void {
  const onBack = useEffectEvent(close)
  useEffect(() => {
    const listener = () => onBack()
    addEventListener('popstate', listener)
    return () => removeEventListener('popstate', listener)
  }, [])
}
