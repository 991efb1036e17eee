import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import type { Image } from '../../compute/schema.ts'
import { imageKeys } from '../keys.ts'
import { cacheImages } from './cache.ts'

const queryKey = imageKeys.list('p', '')
const old: Image = { name: 'a', id: '1', labels: {} }
const now: Image = { ...old, labels: { env: 'prod' } }
const pagesWith = (image: Image) => ({
  pages: [{ items: [image], unreadable: 0, nextPageToken: undefined }],
  pageParams: [''],
})
type Pages = ReturnType<typeof pagesWith>

/** A list that shows the old image, and a fetch of it that is in flight while the image changes. */
function setUp() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  client.setQueryData(queryKey, pagesWith(old))
  let resolve: (pages: Pages) => void = () => {}
  let reject: (error: Error) => void = () => {}
  const promise = new Promise<Pages>((...ends) => ([resolve, reject] = ends))
  const fetching = client.fetchQuery({ queryKey, queryFn: () => promise }).catch(() => undefined)
  cacheImages(client, 'p', new Map([['a', now]]))
  const shown = () => client.getQueryData<Pages>(queryKey)?.pages[0]?.items[0]
  return { client, fetching, resolve, reject, shown }
}

test('a list read before the change and received after it shows the change', async () => {
  const { fetching, resolve, shown } = setUp()
  expect(shown()).toEqual(now)
  resolve(pagesWith(old))
  await fetching
  expect(shown()).toEqual(now)
})

test.each(['arrived', 'failed'])('once that read has %s, the next one counts', async (end) => {
  const { client, fetching, resolve, reject, shown } = setUp()
  if (end === 'arrived') resolve(pagesWith(old))
  else reject(new Error('Down.'))
  await fetching
  const later = { ...old, labels: { env: 'test' } }
  await client.fetchQuery({ queryKey, queryFn: async () => pagesWith(later) })
  expect(shown()).toEqual(later)
})

const late: Image = { ...old, family: 'web', status: 'READY' }
const retired: Image = { ...late, deprecated: { state: 'OBSOLETE' } }

test.each([
  ['the members of a family', imageKeys.members('p', 'web'), [late], [retired]],
  ['an image by its id', imageKeys.image('p', '1'), late, retired],
])('%s: what was read before the change doesn’t undo it', async (_what, key, before, after) => {
  const client = new QueryClient()
  let resolve: (data: unknown) => void = () => {}
  const promise = new Promise((done) => (resolve = done))
  const fetching = client.fetchQuery({ queryKey: key, queryFn: () => promise })
  cacheImages(client, 'p', new Map([['a', retired]]))
  resolve(before)
  await fetching
  expect(client.getQueryData(key)).toEqual(after)
})

test('a head that was read before it was retired is asked for again', async () => {
  const client = new QueryClient()
  const key = imageKeys.family('p', 'web')
  let resolve: (data: unknown) => void = () => {}
  const promise = new Promise((done) => (resolve = done))
  const fetching = client.fetchQuery({ queryKey: key, queryFn: () => promise })
  cacheImages(client, 'p', new Map([['a', retired]]))
  resolve(late)
  await fetching
  expect(client.getQueryState(key)?.isInvalidated).toBe(true)
})
