import { notifyManager, QueryClient } from '@tanstack/react-query'
import { isLoopback } from './connection.ts'
import { retryDelay, shouldRetry } from './retry.ts'

/**
 * The cache of everything read. Reads follow the retry table; a loopback API is asked even while the
 * browser believes it is offline, any other is tried once before the belief counts.
 */
export function createQueryClient(base: string): QueryClient {
  // What came is shown in the same frame; a timer would put it off to the next.
  notifyManager.setScheduler(queueMicrotask)
  const networkMode = isLoopback(base) ? 'always' : 'offlineFirst'
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        gcTime: 10 * 60_000,
        networkMode,
        retry: shouldRetry,
        retryDelay: (failures, error) => retryDelay(failures, error),
      },
      mutations: { networkMode, retry: false },
    },
  })
}
