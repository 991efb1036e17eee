import { notifyManager, QueryClient } from '@tanstack/react-query'
import { isLoopback } from './http/address.ts'
import { accessToken, onSession, session } from './http/session.ts'
import { retryDelay, shouldRetry } from './http/retry.ts'

/**
 * ms for which a failed read is not asked again just because another part of the page shows it: a
 * part that comes and goes with the failure would ask for ever. Its Retry asks at once.
 */
const FAILED_FOR = 5000

/**
 * The cache of everything read. Reads follow the retry table; a loopback API is asked even while the
 * browser believes it is offline, any other is tried once before the belief counts. What failed is
 * read again when the network is back.
 */
export function createQueryClient(): QueryClient {
  // What came is shown in the same frame; a timer would put it off to the next.
  notifyManager.setScheduler(queueMicrotask)
  const networkMode = isLoopback(session().base) ? 'always' : 'offlineFirst'
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        gcTime: 10 * 60_000,
        networkMode,
        refetchOnReconnect: true,
        retry: shouldRetry,
        retryOnMount: ({ state }) => Date.now() - state.errorUpdatedAt >= FAILED_FOR,
        retryDelay: (failures, error) => retryDelay(failures, error),
      },
      mutations: { networkMode, retry: false },
    },
  })
  let token = accessToken()
  onSession(() => {
    if (token === accessToken()) return
    token = accessToken()
    // What was refused to whoever asked before is asked for again; what is typed on the page stays.
    void client.invalidateQueries()
  })
  return client
}
