import { useMemo } from 'react'
import { useNow } from '../ui/useNow.ts'

const HOUR = 3_600_000

/** The current time, ms since the epoch, updated hourly: work over all images needn't repeat on every tick. */
export function useHour(): number {
  const now = useNow()
  const hour = Math.floor(now / HOUR)
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- updating only hourly is the point
  return useMemo(() => now, [hour])
}
