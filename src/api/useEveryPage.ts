import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { PagesQuery } from './sources.ts'

export interface EveryPage<T> {
  /** What has come so far. */
  items: readonly T[]
  /** Nothing has come yet, and nothing has failed. */
  loading: boolean
  /** More is on its way. */
  more: boolean
  error: Error | null
}

/** All items of a list of `sources.ts`: the first page at once, the others as they come. */
export function useEveryPage<T>(options: PagesQuery<T>): EveryPage<T> {
  const { data, hasNextPage, isFetching, isError, isPending, error, fetchNextPage } =
    useInfiniteQuery(options)
  const more = hasNextPage && !isError
  useEffect(() => {
    if (more && !isFetching) void fetchNextPage()
  }, [more, isFetching, fetchNextPage])
  const items = useMemo(() => (data?.pages ?? []).flatMap((page) => page.items), [data])
  return { items, loading: isPending && !isError, more, error }
}
