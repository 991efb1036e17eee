import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { progressOf } from '../compute/progress.ts'
import { operationKeys } from './keys.ts'
import type { Running } from './runningOperations.ts'

/**
 * Progress of the images being created: 0–100, by image id, as the tray of running operations last
 * read it. Looks into the cache without a query of its own, so that the first page sends no request
 * and doesn't load the polling code.
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
