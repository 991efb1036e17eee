/** Reading a list to its end. */
import type { QueryClient, QueryFunction, QueryKey } from '@tanstack/react-query'
import { everyPage } from '../../src/api/everyPage.ts'
import { retrying } from '../../src/api/http/pause.ts'
import type { Page } from '../../src/api/http/read.ts'
import { retryDelay, shouldRetry } from '../../src/api/http/retry.ts'

/** What is used of the options of a paged list. */
interface List<T, Key extends QueryKey> {
  queryKey: Key
  queryFn?: QueryFunction<Page<T>, Key, string> | symbol | undefined
}

/**
 * The pages of a list, in order, each as soon as it is read: those before an error count, too. A page that
 * fails is read again as the retry table says.
 * @throws ApiError if a page can't be read; (`unexpected`) when a page token repeats
 */
export function pagesOf<T, Key extends QueryKey>(
  client: QueryClient,
  { queryKey, queryFn }: List<T, Key>,
): AsyncGenerator<Page<T>, void> {
  if (typeof queryFn !== 'function') throw new TypeError('A list without a function can’t be read.')
  const { signal } = new AbortController()
  const context = { client, queryKey, signal, direction: 'forward', meta: undefined } as const
  return everyPage((pageParam) =>
    retrying(async () => queryFn({ ...context, pageParam }), shouldRetry, retryDelay),
  )
}
