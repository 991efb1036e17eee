import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { cutList } from './http/read.ts'
import type { PagesQuery } from './sources.ts'

export interface EveryPage<T> {
  /** What has arrived so far. */
  items: readonly T[]
  /** How many items, or whole zones and regions, couldn't be read; they are not among the items. */
  unreadable: number
  /** Nothing has arrived yet, and nothing has failed. */
  loading: boolean
  /** More pages are loading. */
  more: boolean
  /** Everything has arrived, as of `readAt`. */
  whole: boolean
  error: Error | null
  /** When the newest page arrived, ms since the epoch; 0 before the first. */
  readAt: number
  /** Reads everything again. */
  refresh(): void
}

/** All items of a list in `sources.ts`: the first page at once, the rest as they arrive. */
export function useEveryPage<T>(options: PagesQuery<T>): EveryPage<T> {
  const query = useInfiniteQuery(options)
  const { data, hasNextPage, isFetching, isError, fetchNextPage, refetch } = query
  const more = hasNextPage && !isError
  useEffect(() => {
    if (more && !isFetching) void fetchNextPage()
  }, [more, isFetching, fetchNextPage])
  // A page token was repeated: what comes after is unknown.
  const isCut = !hasNextPage && data?.pages.at(-1)?.nextPageToken !== undefined
  const cut = useMemo(() => (isCut ? cutList() : null), [isCut])
  const items = useMemo(() => (data?.pages ?? []).flatMap((page) => page.items), [data])
  return {
    items,
    unreadable: (data?.pages ?? []).reduce((sum, page) => sum + page.unreadable, 0),
    loading: query.isPending && !isError,
    more,
    whole: data !== undefined && !hasNextPage && !isCut,
    error: query.error ?? cut,
    readAt: query.dataUpdatedAt,
    refresh: () => void refetch(),
  }
}
