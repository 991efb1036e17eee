import { QueryClient } from '@tanstack/react-query'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Image } from '../../compute/schema.ts'
import { withoutFields } from '../../compute/unread.ts'
import { ApiError } from '../http/error.ts'
import type { Page } from '../http/read.ts'
import { connect } from '../http/session.ts'
import { imageKeys } from '../keys.ts'
import { keepList } from './keep.ts'
import { keepsLists, setKeepsLists } from './keepsLists.ts'
import { writeList } from './lists.ts'
import { lists, scopeOf } from './records.ts'
import { stubStorage } from './testStorage.ts'

const BASE = 'http://127.0.0.1:1/compute/v1'
const SCOPE = scopeOf(BASE, 'projects/p/global/images')
const KEY = imageKeys.list('p', '')
const IMAGE: Image = { name: 'i', id: '1' }

let client: QueryClient
let stop: () => void
beforeAll(() => {
  stubStorage()
  connect({ base: BASE, universe: 'googleapis.com' })
})
beforeEach(async () => {
  await setKeepsLists(false)
  await setKeepsLists(true)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  stop = keepList(client, 'p')
})
afterEach(() => {
  stop()
  client.clear()
  vi.useRealTimers()
})
afterAll(() => {
  vi.unstubAllGlobals()
})

const page = (more: Partial<Page<Image>> = {}): Page<Image> => ({
  items: [IMAGE],
  unreadable: 0,
  nextPageToken: undefined,
  ...more,
})
const show = (...pages: Page<Image>[]) => client.setQueryData(KEY, { pages, pageParams: [] })

/** Whether the list is stored. */
async function isKept(): Promise<boolean> {
  const [list] = await lists.read(['lists'], (store) => [store('lists').get(SCOPE)])
  return list !== undefined
}
/** Once a change has settled, and what that writes is written: storage takes one after the other. */
async function settled(): Promise<void> {
  await vi.advanceTimersByTimeAsync(3000)
  await writeList(BASE, 'another', Date.now(), [], () => true)
}

/** The API's answer to reading the list anew. */
const refuse = (status: number) =>
  client
    .fetchQuery({
      queryKey: KEY,
      queryFn: () => Promise.reject(new ApiError({ failure: 'http', status, message: 'No.' })),
    })
    .catch(() => undefined)

test('a list is kept once nothing has changed for a while', async () => {
  show(page())
  await vi.advanceTimersByTimeAsync(2999)
  show(page({ items: [IMAGE, { name: 'j' }] }))
  await vi.advanceTimersByTimeAsync(2999)
  expect(await isKept()).toBe(false)
  await settled()
  expect(await isKept()).toBe(true)
})

test.each<[string, Page<Image>]>([
  ['that has more pages', page({ nextPageToken: 'next' })],
  ['that was kept itself', page({ at: 1 })],
  ['with images that couldn’t be read', page({ unreadable: 1 })],
  ['with a partly read image', page({ items: [withoutFields(IMAGE, [['id']])] })],
])('a list %s isn’t kept', async (_, one) => {
  show(one)
  await settled()
  expect(await isKept()).toBe(false)
})

test('nothing is kept when switched off, and what was is deleted', async () => {
  show(page())
  await settled()
  expect(await isKept()).toBe(true)
  await setKeepsLists(false)
  expect(keepsLists.isOn()).toBe(false)
  expect(await isKept()).toBe(false)
  show(page({ items: [] }))
  await settled()
  expect(await isKept()).toBe(false)
})

test.each([403, 404])(
  'a list refused with %d is deleted, and not written after that',
  async (status) => {
    show(page())
    await settled()
    expect(await isKept()).toBe(true)
    show(page({ items: [] }))
    await refuse(status)
    await settled()
    expect(await isKept()).toBe(false)
  },
)
