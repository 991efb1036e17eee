import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Change } from '../../compute/changes/change.ts'
import type { Image, Operation } from '../../compute/schema.ts'
import { withImages } from './cache.ts'
import { make } from './make.ts'
import { settle } from './settle.ts'
import { connect } from '../http/session.ts'
import { imagesQuery } from '../images.ts'
import { imageKeys } from '../keys.ts'
import { newRequestId } from '../http/requestId.ts'

const head: Image = { name: 'web-2', family: 'web', status: 'READY', id: '2' }
const older: Image = { name: 'web-1', family: 'web', status: 'READY', id: '1' }
const target = { project: 'p', image: 'web-2' }
const deprecate: Change = { kind: 'deprecate', status: { state: 'DEPRECATED' } }
const list = imageKeys.list('p', '')

/** Responds by method and end of path; a missing response fails the test with its name. */
function serve(answers: Record<string, () => unknown>): string[] {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (input: string, init: RequestInit) => {
    const { pathname, searchParams } = new URL(input)
    const members = searchParams.has('filter') ? ' of a family' : ''
    const line = `${init.method} ${pathname.replace('/compute/v1/projects/p/global/', '')}${members}`
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

test('a change is followed, read back into both caches, and its families are read', async () => {
  const changed = { ...head, deprecated: { state: 'DEPRECATED' } }
  const progress: (string | undefined)[] = []
  const asked = serve({
    'POST images/web-2/deprecate': () => ({ name: 'op', status: 'PENDING' }),
    'POST operations/op/wait': () => ({ name: 'op', status: 'DONE' }),
    'GET images/web-2': () => changed,
    'GET images/family/web': () => older,
  })
  const client = clientWith(head, older)
  const outcome = await make(client, { target, change: deprecate }, newRequestId(), {
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
  expect(asked).toHaveLength(5)
})

test('a deleted image disappears from the list', async () => {
  serve({ 'DELETE images/web-2': () => ({ name: 'op', status: 'DONE' }) })
  const client = clientWith(head, older)
  const outcome = await make(client, { target, change: { kind: 'delete' } }, newRequestId())
  expect(outcome).toMatchObject({ image: undefined, heads: [{ family: 'web', head: null }] })
  expect(listed(client)).toEqual([['web-1', undefined]])
})

test('a failed operation is an error in plain words and in its own, and the image is read back', async () => {
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
  const change = make(clientWith(head), { target, change: deprecate }, newRequestId())
  await expect(change).rejects.toMatchObject({
    failure: 'operation',
    reason: 'QUOTA_EXCEEDED',
    message: `A quota of the project is exceeded. ${own}`,
  })
  expect(asked.at(-1)).toBe('GET images/web-2')
})

test('an operation that can no longer be seen is neither success nor failure', async () => {
  serve({
    'POST images/web-2/deprecate': () => ({ name: 'op', status: 'RUNNING' }),
    'GET images/web-2': () => head,
  })
  const change = make(clientWith(head), { target, change: deprecate }, newRequestId())
  await expect(change).rejects.toMatchObject({
    failure: 'unseen',
    uncertain: true,
    message: 'It was accepted, but its outcome can’t be read: gone',
  })
})

test('a list requested before the change doesn’t bring the old image back', async () => {
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
  await make(client, { target, change: deprecate }, newRequestId())
  arrive({ items: [head, older] })
  await refresh
  await expect.poll(() => listed(client)?.[0]).toEqual(['web-2', 'DEPRECATED'])
})

test('a list left while loading isn’t patched when it is read again later', async () => {
  const arrivals: ((page: unknown) => void)[] = []
  serve({
    'GET images': () => new Promise((resolve) => arrivals.push(resolve)),
    'POST images/web-2/deprecate': () => ({ name: 'op', status: 'DONE' }),
    'GET images/web-2': () => head,
    'GET images/family/web': () => head,
  })
  const client = clientWith(head, older)
  const left = client.fetchInfiniteQuery({ ...imagesQuery('p'), staleTime: 0 })
  await make(client, { target, change: deprecate }, newRequestId())
  await client.cancelQueries({ queryKey: list })
  await left.catch(() => undefined)
  const refresh = client.fetchInfiniteQuery({ ...imagesQuery('p'), staleTime: 0 })
  await expect.poll(() => arrivals).toHaveLength(2)
  arrivals[1]?.({ items: [older] })
  await refresh
  expect(listed(client)).toEqual([['web-1', undefined]])
})

test('next to a changed image, the other members are current too', async () => {
  const changed = { ...older, deprecated: { state: 'OBSOLETE' } }
  const theirs = { ...head, deprecated: { state: 'DEPRECATED' } }
  serve({
    'POST images/web-1/deprecate': () => ({ name: 'op', status: 'DONE' }),
    'GET images/web-1': () => changed,
    'GET images of a family': () => ({ items: [theirs, changed, { ...older, name: 'web-3' }] }),
  })
  const client = clientWith(head, older)
  const step = { target: { project: 'p', image: 'web-1' }, change: deprecate }
  await make(client, step, newRequestId())
  // With the old web-2, the list would mark it as the head, which it no longer is.
  expect(listed(client)).toEqual([
    ['web-2', 'DEPRECATED'],
    ['web-1', 'OBSOLETE'],
    ['web-3', undefined],
  ])
})

test('when a member has left the family, the full list is read again', async () => {
  const asked = serve({
    'POST images/web-1/deprecate': () => ({ name: 'op', status: 'DONE' }),
    'GET images/web-1': () => older,
    'GET images of a family': () => ({ items: [older] }),
  })
  const client = clientWith(head, older)
  await make(
    client,
    { target: { project: 'p', image: 'web-1' }, change: deprecate },
    newRequestId(),
  )
  expect(asked).toContain('GET images of a family')
  expect(client.getQueryState(list)?.isInvalidated).toBe(true)
})

test('many changes: each family is read once, and the list is written once', async () => {
  const asked = serve({
    'GET images/web-1': () => older,
    'GET images/web-2': () => head,
    'GET images/family/web': () => head,
    'GET images of a family': () => ({ items: [head, older] }),
  })
  const client = clientWith(head, older)
  let writes = 0
  client.getQueryCache().subscribe((event) => {
    if (event.type === 'updated' && event.query.queryHash === JSON.stringify(list)) {
      if (event.action.type === 'success') writes += 1
    }
  })
  const made = [head, older].map((image) => ({
    step: { target: { project: 'p', image: image.name }, change: deprecate },
    before: { image },
    performed: {},
  }))
  const outcomes = await settle(client, 'p', made)
  expect(outcomes.map(({ heads }) => heads)).toEqual([
    [{ family: 'web', head }],
    [{ family: 'web', head }],
  ])
  expect(asked.filter((line) => line.includes('family'))).toHaveLength(2)
  expect(writes).toBe(1)
})

test('withImages replaces images in place, adds new ones to the first page and removes deleted ones', () => {
  const data = {
    pages: [[older], [head]].map((items) => ({ items, unreadable: 0, nextPageToken: undefined })),
    pageParams: ['', 't'],
  }
  const names = (name: string, image: Image | undefined) =>
    withImages(data, new Map([[name, image]])).pages.map(({ items }) =>
      items.map((each) => each.name),
    )
  expect(names('web-2', { ...head, description: 'x' })).toEqual([['web-1'], ['web-2']])
  expect(names('web-3', { name: 'web-3' })).toEqual([['web-1', 'web-3'], ['web-2']])
  expect(names('web-1', undefined)).toEqual([[], ['web-2']])
})
