import { QueryClient, QueryObserver, queryOptions } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { ApiError } from './http/error.ts'
import { readFresh } from './readFresh.ts'

/** A query whose requests the test answers in any order; an aborted one is never answered. */
function byHand() {
  const answers: ((text: string) => void)[] = []
  const query = queryOptions({
    queryKey: ['thing'],
    queryFn: ({ signal }) =>
      new Promise<string>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))
        answers.push(resolve)
      }),
  })
  const client = new QueryClient()
  const watch = () => new QueryObserver(client, query).subscribe(() => undefined)
  return { answers, query, client, watch, cached: () => client.getQueryData(query.queryKey) }
}

test('it reads, and whoever shows the query gets the result', async () => {
  const { answers, query, client, cached } = byHand()
  const fresh = readFresh(client, query)
  answers[0]?.('now')
  expect(await fresh).toBe('now')
  expect(cached()).toBe('now')
})

test('a request already in flight is never taken for the fresh one', async () => {
  const { answers, query, client, watch, cached } = byHand()
  watch()
  const fresh = readFresh(client, query)
  answers[1]?.('now')
  expect(await fresh).toBe('now')
  answers[0]?.('before')
  await expect.poll(() => client.isFetching()).toBe(0)
  expect(cached()).toBe('now')
})

test('it continues when the page that shows it is left', async () => {
  const { answers, query, client, watch } = byHand()
  const leave = watch()
  const fresh = readFresh(client, query)
  leave()
  answers[1]?.('now')
  expect(await fresh).toBe('now')
})

test('a failed read throws, and is repeated where it is shown', async () => {
  const client = new QueryClient()
  const missing = new ApiError({ failure: 'http', status: 404, message: 'Not found' })
  const query = queryOptions({
    queryKey: ['thing'],
    queryFn: () => Promise.reject<string>(missing),
  })
  client.setQueryData(query.queryKey, 'before')
  await expect(readFresh(client, query)).rejects.toBe(missing)
  expect(client.getQueryState(query.queryKey)?.isInvalidated).toBe(true)
})
