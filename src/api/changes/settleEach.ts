import type { Query, QueryClient, QueryKey } from '@tanstack/react-query'

/**
 * Brings cached data up to date after a change. A fetch in flight was sent before the change and may
 * return the old state, so its result is brought up to date, too, when it arrives.
 * @param queryKey of all queries concerned
 * @param settle gets each one's key and data
 */
export function settleEach<T>(
  client: QueryClient,
  queryKey: QueryKey,
  settle: (key: QueryKey, data: T) => void,
): void {
  for (const query of client.getQueryCache().findAll({ queryKey })) {
    const apply = () => {
      const data = client.getQueryData<T>(query.queryKey)
      if (data !== undefined) settle(query.queryKey, data)
    }
    const isInFlight = query.state.fetchStatus === 'fetching'
    apply()
    if (isInFlight) afterFetch(client, query, apply)
  }
}

/** Calls back if the fetch in flight succeeds; not if it fails, or is cancelled. */
function afterFetch(client: QueryClient, query: Query, apply: () => void): void {
  const stop = client.getQueryCache().subscribe((event) => {
    if (event.query !== query || (event.type !== 'updated' && event.type !== 'removed')) return
    if (event.type === 'updated' && query.state.fetchStatus !== 'idle') return
    stop()
    if (event.type === 'updated' && event.action.type === 'success') apply()
  })
}
