import {
  hashKey,
  type FetchQueryOptions,
  type Query,
  type QueryClient,
  type QueryKey,
} from '@tanstack/react-query'
import { isNotFound, type ApiError } from './http/error.ts'
import { retrying, type OnWait } from './http/pause.ts'
import { afterFetch } from './outdate.ts'
import { retryDelay, shouldRetry } from './http/retry.ts'

/**
 * Runs a query's read now, for a caller that decides by the result; pages that show it get it too.
 * Bypasses the cache: a request already in flight may predate someone's change, and is aborted when
 * the last page waiting for it is left.
 * @param onWait called with each pause before a retry
 * @throws what the query throws; the pages then refetch on their own
 */
export async function readFresh<T, Key extends QueryKey>(
  client: QueryClient,
  { queryKey, queryFn }: FetchQueryOptions<T, Error, T, Key>,
  onWait?: OnWait,
): Promise<T> {
  if (typeof queryFn !== 'function') throw new Error('A query without a function cannot be read.')
  const { signal } = new AbortController()
  const key: QueryKey = queryKey
  const ask = async () => queryFn({ client, queryKey, signal, meta: undefined })
  // By hash: filters scan the whole cache, which may hold thousands.
  const cached = () => client.getQueryCache().get(hashKey(key))
  try {
    const data = await retrying(ask, shouldRetry, retryDelay, undefined, onWait)
    await cached()?.cancel({ revert: true })
    client.setQueryData(key, data)
    return data
  } catch (error) {
    const query = cached()
    query?.invalidate()
    if (query) afterFetch(client, query, () => query.invalidate())
    if (query?.isActive()) {
      // Another read would only say again that it isn't there.
      if (isNotFound(error)) await showMissing(query, error)
      else void client.refetchQueries({ queryKey: key, exact: true })
    }
    throw error
  }
}

/** Shows the error on the pages that use the query, as if their own read had failed with it. */
async function showMissing(query: Query, error: ApiError): Promise<void> {
  await query.cancel({ revert: true })
  const { errorUpdateCount } = query.state
  query.setState({
    status: 'error',
    error,
    errorUpdateCount: errorUpdateCount + 1,
    errorUpdatedAt: Date.now(),
    isInvalidated: true,
  })
}
