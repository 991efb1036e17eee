import type { InvalidateQueryFilters, Query, QueryClient } from '@tanstack/react-query'

/**
 * Invalidates queries that a change has affected, with what reads in flight return: they may have been
 * sent before it.
 * @returns resolves when those that pages show have been read again
 */
export function outdate(client: QueryClient, filters: InvalidateQueryFilters): Promise<void> {
  const { refetchType = 'active' } = filters
  // The client replaces a read in flight only where a page shows earlier data.
  const isKept = (query: Query) =>
    refetchType === 'none' || query.state.data === undefined || !query.isActive()
  outdateInFlight(client, filters, isKept)
  return client.invalidateQueries(filters)
}

/** Invalidates what reads in flight return, as soon as they have. */
export function outdateInFlight(
  client: QueryClient,
  { refetchType = 'active', ...filters }: InvalidateQueryFilters,
  isMeant: (query: Query) => boolean = () => true,
): void {
  for (const query of client.getQueryCache().findAll({ ...filters, fetchStatus: 'fetching' })) {
    if (isMeant(query)) afterFetch(client, query, () => again(client, query, refetchType))
  }
}

const again = (
  client: QueryClient,
  { queryKey }: Query,
  refetchType: NonNullable<InvalidateQueryFilters['refetchType']>,
) => void client.invalidateQueries({ queryKey, exact: true, refetchType })

/** Calls back if the fetch in flight succeeds; not if it fails, or is cancelled. */
export function afterFetch(client: QueryClient, query: Query, apply: () => void): void {
  const stop = client.getQueryCache().subscribe((event) => {
    if (event.query !== query || (event.type !== 'updated' && event.type !== 'removed')) return
    if (event.type === 'updated' && query.state.fetchStatus !== 'idle') return
    stop()
    if (event.type === 'updated' && event.action.type === 'success') apply()
  })
}
