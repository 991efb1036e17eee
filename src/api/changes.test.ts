import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Change } from '../compute/changes/change.ts'
import type { Image, Operation } from '../compute/schema.ts'
import { runChange } from './changes.ts'
import { withImage } from './changesCache.ts'
import { Intents } from './changesIntent.ts'
import { connect } from './connection.ts'
import { ApiError } from './error.ts'
import { imageKeys, imagesQuery } from './images.ts'
import { newRequestId } from './requestId.ts'

const head: Image = { name: 'web-2', family: 'web', status: 'READY', id: '2' }
const older: Image = { name: 'web-1', family: 'web', status: 'READY', id: '1' }
const target = { project: 'p', image: 'web-2' }
const deprecate: Change = { kind: 'deprecate', status: { state: 'DEPRECATED' } }
const list = imageKeys.list('p', '')

/** Answers by method and the end of the path; what is not there fails the test by its name. */
function serve(answers: Record<string, () => unknown>): string[] {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (input: string, init: RequestInit) => {
    const line = `${init.method} ${new URL(input).pathname.replace('/compute/v1/projects/p/global/', '')}`
    asked.push(line)
    const answer = await answers[line]?.()
    if (answer === undefined) return new Response('{"error":{"message":"gone"}}', { status: 404 })
    return new Response(JSON.stringify(answer))
  })
  return asked
}

function clientWith(...images: Image[]): QueryClient {
  const client = new QueryClient()
  const page = { items: images, unreadable: 0, nextPageToken: undefined }
  client.setQueryData(list, { pages: [page], pageParams: [''] })
  return client
}
const listed = (client: QueryClient) =>
  client
    .getQueryData<{ pages: { items: Image[] }[] }>(list)
    ?.pages.flatMap(({ items }) => items.map(({ name, deprecated }) => [name, deprecated?.state]))

beforeEach(() => connect({ base: 'http://127.0.0.1:1/compute/v1', universe: 'googleapis.com' }))
afterEach(() => {
  vi.unstubAllGlobals()
})

test('a change is followed, read back into both caches, and its families are asked', async () => {
  const changed = { ...head, deprecated: { state: 'DEPRECATED' } }
  const progress: (string | undefined)[] = []
  const asked = serve({
    'POST images/web-2/deprecate': () => ({ name: 'op', status: 'PENDING' }),
    'POST operations/op/wait': () => ({ name: 'op', status: 'DONE' }),
    'GET images/web-2': () => changed,
    'GET images/family/web': () => older,
  })
  const client = clientWith(head, older)
  const outcome = await runChange(client, {
    target,
    change: deprecate,
    requestId: newRequestId(),
    onProgress: ({ status }: Operation) => progress.push(status),
  })
  expect(outcome.heads).toEqual([{ family: 'web', head: older }])
  expect(outcome.undo).toEqual({ kind: 'deprecate', status: {} })
  expect(progress).toEqual(['PENDING', 'DONE'])
  expect(listed(client)).toEqual([
    ['web-2', 'DEPRECATED'],
    ['web-1', undefined],
  ])
  expect(client.getQueryData(imageKeys.image('p', 'web-2'))).toEqual(changed)
  expect(asked).toHaveLength(4)
})

test('a deleted image leaves the list', async () => {
  serve({ 'DELETE images/web-2': () => ({ name: 'op', status: 'DONE' }) })
  const client = clientWith(head, older)
  const outcome = await runChange(client, {
    target,
    change: { kind: 'delete' },
    requestId: newRequestId(),
  })
  expect(outcome).toMatchObject({ image: undefined, heads: [{ family: 'web', head: null }] })
  expect(listed(client)).toEqual([['web-1', undefined]])
})

test('an operation that fails is an error in plain and in its own words, and the image is read', async () => {
  const own = "Quota 'IMAGES' exceeded.  Limit: 100.0 globally."
  const asked = serve({
    'POST images/web-2/deprecate': () => ({ name: 'op', status: 'RUNNING' }),
    'POST operations/op/wait': () => ({
      name: 'op',
      status: 'DONE',
      error: { errors: [{ code: 'QUOTA_EXCEEDED', message: own }] },
      httpErrorStatusCode: 403,
    }),
    'GET images/web-2': () => head,
  })
  const change = runChange(clientWith(head), {
    target,
    change: deprecate,
    requestId: newRequestId(),
  })
  await expect(change).rejects.toMatchObject({
    failure: 'operation',
    reason: 'QUOTA_EXCEEDED',
    message: `A quota of the project is used up. ${own}`,
  })
  expect(asked.at(-1)).toBe('GET images/web-2')
})

test('an operation that cannot be seen any more is neither success nor failure', async () => {
  serve({
    'POST images/web-2/deprecate': () => ({ name: 'op', status: 'RUNNING' }),
    'GET images/web-2': () => head,
  })
  const change = runChange(clientWith(head), {
    target,
    change: deprecate,
    requestId: newRequestId(),
  })
  await expect(change).rejects.toMatchObject({
    failure: 'unseen',
    message: 'It was accepted, but how it ends cannot be seen: gone',
  })
})

test('a list that was asked for before the change does not bring the old image back', async () => {
  const changed = { ...head, deprecated: { state: 'DEPRECATED' } }
  let arrive: (page: unknown) => void = () => undefined
  serve({
    'GET images': () => new Promise((resolve) => (arrive = resolve)),
    'POST images/web-2/deprecate': () => ({ name: 'op', status: 'DONE' }),
    'GET images/web-2': () => changed,
    'GET images/family/web': () => older,
  })
  const client = clientWith(head, older)
  const refresh = client.fetchInfiniteQuery({ ...imagesQuery('p'), staleTime: 0 })
  await runChange(client, { target, change: deprecate, requestId: newRequestId() })
  arrive({ items: [head, older] })
  await refresh
  await vi.waitFor(() => expect(listed(client)?.[0]).toEqual(['web-2', 'DEPRECATED']))
})

test('a list that was left while it was read is not changed when it is read again later', async () => {
  const arrivals: ((page: unknown) => void)[] = []
  serve({
    'GET images': () => new Promise((resolve) => arrivals.push(resolve)),
    'POST images/web-2/deprecate': () => ({ name: 'op', status: 'DONE' }),
    'GET images/web-2': () => head,
    'GET images/family/web': () => head,
  })
  const client = clientWith(head, older)
  const left = client.fetchInfiniteQuery({ ...imagesQuery('p'), staleTime: 0 })
  await runChange(client, { target, change: deprecate, requestId: newRequestId() })
  await client.cancelQueries({ queryKey: list })
  await left.catch(() => undefined)
  const refresh = client.fetchInfiniteQuery({ ...imagesQuery('p'), staleTime: 0 })
  await vi.waitFor(() => expect(arrivals).toHaveLength(2))
  arrivals[1]?.({ items: [older] })
  await refresh
  expect(listed(client)).toEqual([['web-1', undefined]])
})

test('withImage puts it in its place, adds a new one to the first page, and takes one out', () => {
  const data = {
    pages: [[older], [head]].map((items) => ({ items, unreadable: 0, nextPageToken: undefined })),
    pageParams: ['', 't'],
  }
  const names = (image: Image | undefined, name: string) =>
    withImage(data, name, image).pages.map(({ items }) => items.map((each) => each.name))
  expect(names({ ...head, description: 'x' }, 'web-2')).toEqual([['web-1'], ['web-2']])
  expect(names({ name: 'web-3' }, 'web-3')).toEqual([['web-1', 'web-3'], ['web-2']])
  expect(names(undefined, 'web-1')).toEqual([[], ['web-2']])
})

test('a double click joins; a retry after a lost answer has the same id, the next change another', async () => {
  const intents = new Intents<string>()
  const ids: string[] = []
  const lost = (['network', 'unseen'] as const).map(
    (failure) => new ApiError({ failure, message: '' }),
  )
  const results = [...lost, undefined, undefined]
  const run = (id: string) => {
    ids.push(id)
    const error = results.shift()
    return error ? Promise.reject(error) : Promise.resolve('made')
  }
  const go = () => intents.once(target, deprecate, run)
  const [one, two] = [go(), go()]
  expect(one).toBe(two)
  await expect(one).rejects.toMatchObject({ failure: 'network' })
  await expect(go()).rejects.toMatchObject({ failure: 'unseen' })
  await go()
  await go()
  expect(ids).toHaveLength(4)
  expect(new Set(ids.slice(0, 3))).toEqual(new Set([ids[0]]))
  expect(ids[3]).not.toBe(ids[0])
  expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
