import { useMemo } from 'react'
import { useNow } from '../ui/useNow.ts'

const HOUR = 3_600_000

/** The time now, ms since the epoch, going on every hour: whoever looks at all images by it need not do so at every tick. */
export function useHour(): number {
  const now = useNow()
  const hour = Math.floor(now / HOUR)
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- that is the point
  return useMemo(() => now, [hour])
}
