import {
  hashKey,
  type FetchQueryOptions,
  type QueryClient,
  type QueryKey,
} from '@tanstack/react-query'
import { retrying, type OnWait } from './http/pause.ts'
import { retryDelay, shouldRetry } from './http/retry.ts'

/**
 * Reads what a query reads, now, for whoever decides by the answer; pages that show it get it too.
 * Past the cache: a request that is on its way may have been asked before somebody's change, and is
 * stopped as soon as the last page that waits for it is left.
 * @param onWait told of the pauses before it is read again
 * @throws what the query throws; the pages then ask for themselves
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
  // By its hash: filters look through the whole cache, which may hold thousands.
  const cached = () => client.getQueryCache().get(hashKey(key))
  try {
    const data = await retrying(ask, shouldRetry, retryDelay, undefined, onWait)
    await cached()?.cancel({ revert: true })
    client.setQueryData(key, data)
    return data
  } catch (error) {
    const query = cached()
    query?.invalidate()
    if (query?.isActive()) void client.refetchQueries({ queryKey: key, exact: true })
    throw error
  }
}
