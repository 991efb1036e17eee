import { useInfiniteQuery, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { operationQuery, operationsQuery } from '../api/operations.ts'
import { recentQuery, runningQuery } from '../api/runningOperations.ts'
import { isRunning } from '../compute/operationWords.ts'
import type { Operation } from '../compute/schema.ts'
import { inOrder } from './list.ts'

const NONE: readonly Operation[] = []

export interface Operations {
  operations: readonly Operation[]
  loading: boolean
  error: Error | null
  /** When the data shown was read, ms since the epoch; 0 before, and if only older pages failed. */
  readAt: number
  /** How many more the API listed that couldn't be read. */
  unreadable: number
  /** There are older ones to fetch. */
  more: boolean
  fetching: boolean
  fetchMore(): void
  refresh(): void
}

/**
 * All operations of a project, page by page. Running ones are polled separately; a list read
 * earlier may still show some as running that have ended since, and those are read one by one.
 */
export function useOperations(project: string): Operations {
  const client = useQueryClient()
  const pages = useInfiniteQuery(operationsQuery(project))
  const recent = useQuery({ ...recentQuery(project), enabled: pages.isSuccess })
  const running = useQuery(runningQuery(client, project))

  const listed = useMemo(
    () => pages.data?.pages.flatMap((page) => page.items) ?? NONE,
    [pages.data],
  )
  const newest = recent.data?.items ?? NONE
  const now = running.data?.operations ?? NONE
  const ended = useMemo(() => endedSince(inOrder(listed, newest), now), [listed, newest, now])
  const ends = useQueries({
    queries: running.data ? ended.map((name) => operationQuery(project, name)) : [],
    combine: readOf,
  })
  const operations = useMemo(() => inOrder(listed, newest, now, ends), [listed, newest, now, ends])

  return {
    operations,
    unreadable: (pages.data?.pages ?? []).reduce((sum, page) => sum + page.unreadable, 0),
    loading: pages.isPending,
    error: pages.error,
    readAt: pages.isFetchNextPageError ? 0 : pages.dataUpdatedAt,
    more: pages.hasNextPage,
    fetching: pages.isFetching,
    fetchMore: () => void pages.fetchNextPage(),
    refresh: () => {
      void pages.refetch()
      void running.refetch()
    },
  }
}

/** Outside the hook: a new function each time would make a new list each time. */
const readOf = (results: readonly { data?: Operation | undefined }[]): Operation[] =>
  results.flatMap(({ data }) => data ?? [])

/** Names of operations that are running according to a list, but no longer are. */
function endedSince(listed: readonly Operation[], running: readonly Operation[]): string[] {
  const names = new Set(running.map(({ name }) => name))
  return listed.filter(isRunning).flatMap(({ name }) => (names.has(name) ? [] : [name]))
}
