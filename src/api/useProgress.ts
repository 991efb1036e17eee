import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { progressOf } from '../compute/progress.ts'
import { operationKeys } from './keys.ts'
import type { Running } from './runningOperations.ts'

/**
 * How far the images that are being created have come: 0–100, by the id of the image. It is what the
 * tray of running operations has read last. It looks into the cache, without a query of its own: nothing
 * is asked for here, and the first page does without the code that asks.
 */
export function useProgress(project: string): ReadonlyMap<string, number> {
  const client = useQueryClient()
  const subscribe = useCallback(
    (listener: () => void) => client.getQueryCache().subscribe(listener),
    [client],
  )
  const running = useSyncExternalStore(subscribe, () =>
    client.getQueryData<Running>(operationKeys.running(project)),
  )
  return useMemo(() => {
    const progress = new Map<string, number>()
    for (const operation of running?.operations ?? []) {
      const percent = progressOf(operation)
      const { targetId } = operation
      if (targetId !== undefined && percent !== undefined) progress.set(targetId, percent)
    }
    return progress
  }, [running])
}
