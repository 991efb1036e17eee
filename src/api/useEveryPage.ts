import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { PagesQuery } from './sources.ts'

export interface EveryPage<T> {
  /** What has come so far. */
  items: readonly T[]
  /** How many could not be read, and are not among the items. */
  unreadable: number
  /** Nothing has come yet, and nothing has failed. */
  loading: boolean
  /** More is on its way. */
  more: boolean
  /** All of it has come, as it was at `readAt`. */
  whole: boolean
  error: Error | null
  /** When the newest of it came, ms since the epoch; 0 before the first. */
  readAt: number
  /** Reads all of it anew. */
  refresh(): void
}

/** All items of a list of `sources.ts`: the first page at once, the others as they come. */
export function useEveryPage<T>(options: PagesQuery<T>): EveryPage<T> {
  const query = useInfiniteQuery(options)
  const { data, hasNextPage, isFetching, isError, fetchNextPage, refetch } = query
  const more = hasNextPage && !isError
  useEffect(() => {
    if (more && !isFetching) void fetchNextPage()
  }, [more, isFetching, fetchNextPage])
  const items = useMemo(() => (data?.pages ?? []).flatMap((page) => page.items), [data])
  return {
    items,
    unreadable: (data?.pages ?? []).reduce((sum, page) => sum + page.unreadable, 0),
    loading: query.isPending && !isError,
    more,
    whole: data !== undefined && !hasNextPage,
    error: query.error,
    readAt: query.dataUpdatedAt,
    refresh: () => void refetch(),
  }
}
