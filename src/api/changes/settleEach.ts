import type { QueryClient, QueryKey } from '@tanstack/react-query'
import { afterFetch } from '../outdate.ts'

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
