import { useEffect, useState } from 'react'

/**
 * A value that this browser stores, as it is now: another tab may set it, too.
 * @param read gets it; must be a stable function
 */
export function useStored<T>(read: () => T): [T, (value: T) => void] {
  const [value, setValue] = useState(read)
  useEffect(() => {
    const again = () => setValue(read)
    addEventListener('storage', again)
    return () => removeEventListener('storage', again)
  }, [read])
  return [value, setValue]
}
