import { notifyManager, QueryClient } from '@tanstack/react-query'
import { isLoopback } from './http/loopback.ts'
import { accessToken, onSession, session } from './http/session.ts'
import { retryDelay, shouldRetry } from './http/retry.ts'

/**
 * ms during which a failed read isn't repeated just because another part of the page shows it: a
 * part that appears and disappears with the failure would loop forever. Its Retry works at once.
 */
const FAILED_FOR = 5000

/**
 * The cache of everything read. Reads follow the retry table. A loopback API is called even when
 * the browser thinks it is offline; any other gets one attempt first. Failed reads are repeated
 * when the network is back.
 */
export function createQueryClient(): QueryClient {
  // Responses show in the same frame; a timer would delay them to the next.
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
    // What the previous session was refused is requested again; anything typed on the page stays.
    // After a sign-out, nothing that was read stays.
    void (token === undefined ? client.resetQueries() : client.invalidateQueries())
  })
  return client
}
