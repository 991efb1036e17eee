import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Image } from '../../compute/schema.ts'
import { readImages, type Page } from '../http/read.ts'
import { signIn, connect } from '../http/session.ts'
import { hasListFlag } from '../listFlags.ts'
import { forgetList, forgetLists, writeList } from './lists.ts'
import { lists, newList, PER_PAGE, scopeOf, type KeptList } from './records.ts'
import { keptSource } from './source.ts'
import { stubStorage } from './testStorage.ts'

const BASE = 'http://127.0.0.1:1/compute/v1'
const pathOf = (project: string) => `projects/${project}/global/images`
const HOUR = 3_600_000

beforeAll(() => {
  stubStorage()
  connect({ base: BASE, universe: 'googleapis.com' })
})
beforeEach(() => forgetLists(''))
afterAll(() => {
  vi.unstubAllGlobals()
})

const imagesOf = (count: number): Image[] =>
  Array.from({ length: count }, (_, index) => ({ name: `i${index}` }))

const write = (project: string, count: number, at = Date.now(), isWanted = true) =>
  writeList(BASE, scopeOf(BASE, pathOf(project)), at, imagesOf(count), () => isWanted)

/** The pages of a list as a visit gets them; empty if it isn't kept. */
async function visit(project: string): Promise<Page<Image>[]> {
  const source = keptSource(BASE, pathOf(project), 'none')
  const { signal } = new AbortController()
  const pages: Page<Image>[] = []
  for (let pageToken: string | undefined = ''; pageToken !== undefined;) {
    const page = await source({ project, pageToken, signal, read: readImages })
    if (page) pages.push(page)
    pageToken = page?.nextPageToken
  }
  return pages
}
const sizes = (pages: readonly Page<Image>[]) => pages.map(({ items }) => items.length)

const put = (store: 'lists' | 'pages', record: unknown) =>
  lists.write([store], (of) => of(store).put(record))

test('a list comes back in its order, page by page, with the time it was read', async () => {
  const at = Date.now() - HOUR
  expect(await write('p', 2 * PER_PAGE + 1, at)).toBe(true)
  const pages = await visit('p')
  expect(sizes(pages)).toEqual([PER_PAGE, PER_PAGE, 1])
  expect(pages.flatMap(({ items }) => items)).toEqual(imagesOf(2 * PER_PAGE + 1))
  expect(pages.map((page) => page.at)).toEqual([at, at, at])
  expect(await visit('other')).toEqual([])
})

test('an empty list is kept, too, and a shorter one leaves nothing of the longer', async () => {
  await write('p', PER_PAGE + 1)
  await write('p', 0)
  expect(sizes(await visit('p'))).toEqual([0])
  const [pages] = await lists.read(['pages'], (store) => [store('pages').count()])
  expect(pages).toBe(1)
})

test('it is given out once', async () => {
  await write('p', 1)
  const source = keptSource(BASE, pathOf('p'), 'none')
  const asked = { project: 'p', pageToken: '', signal: new AbortController().signal }
  expect(await source({ ...asked, read: readImages })).toBeDefined()
  expect(await source({ ...asked, read: readImages })).toBeUndefined()
})

test('of a connection with a sign-in, only once someone is signed in', async () => {
  await write('p', 1)
  const asked = { project: 'p', pageToken: '', signal: new AbortController().signal }
  const first = () => keptSource(BASE, pathOf('p'), 'token')({ ...asked, read: readImages })
  expect(await first()).toBeUndefined()
  signIn('a-token')
  expect(await first()).toBeDefined()
  signIn(undefined)
})

const list = (more: Partial<KeptList>): KeptList => ({
  ...newList(scopeOf(BASE, pathOf('p')), Date.now(), 1),
  ...more,
})

test.each<[string, () => unknown]>([
  ['of another version', () => list({ version: 0 })],
  ['more than a day old', () => list({ at: Date.now() - 24 * HOUR })],
  ['from the future', () => list({ at: Date.now() + HOUR })],
  ['with another number of pages than its images need', () => list({ pages: 2 })],
  ['whose first page is of another time', () => list({ at: Date.now() - HOUR })],
  ['whose first page has too few images', () => list({ images: 2 })],
  ['without numbers', () => ({ scope: scopeOf(BASE, pathOf('p')) })],
])('a list %s isn’t shown', async (_, record) => {
  await write('p', 1)
  expect(await visit('p')).toHaveLength(1)
  await put('lists', record())
  expect(await visit('p')).toEqual([])
})

test('a later page that is damaged counts as unreadable, with all after it', async () => {
  await write('p', 2 * PER_PAGE + 1)
  const scope = scopeOf(BASE, pathOf('p'))
  await put('pages', { key: [scope, 1], at: 1, items: [] })
  const pages = await visit('p')
  expect(sizes(pages)).toEqual([PER_PAGE, 0])
  expect(pages.at(-1)?.unreadable).toBe(PER_PAGE + 1)
})

test('the oldest lists make room for a new one', async () => {
  const now = Date.now()
  await put('lists', { ...newList(scopeOf(BASE, pathOf('older')), now - 2, 100_000) })
  await put('lists', { ...newList(scopeOf(BASE, pathOf('old')), now - 1, 50_000) })
  await put('lists', { ...newList(scopeOf(BASE, pathOf('expired')), now - 24 * HOUR, 1) })
  expect(await write('p', 1)).toBe(true)
  const [left] = await lists.read(['lists'], (store) => [store('lists').getAllKeys()])
  expect(left).toEqual(['old', 'p'].map((project) => scopeOf(BASE, pathOf(project))))
})

test('a list too large to keep isn’t kept', async () => {
  const large = { length: 150_001 } as unknown as Image[]
  expect(await writeList(BASE, 'scope', Date.now(), large, () => true)).toBe(false)
})

test('what is no longer wanted isn’t written', async () => {
  expect(await write('p', 1, Date.now(), false)).toBe(false)
  expect(await visit('p')).toEqual([])
})

test('the boot is told whether a connection has a list', async () => {
  await write('p', 1)
  await write('q', 1)
  expect(hasListFlag(BASE, 'kept')).toBe(true)
  await forgetList(BASE, scopeOf(BASE, pathOf('p')))
  expect(hasListFlag(BASE, 'kept')).toBe(true)
  await forgetList(BASE, scopeOf(BASE, pathOf('q')))
  expect(hasListFlag(BASE, 'kept')).toBe(false)
})

test('signing out of a connection deletes its lists, not those of another', async () => {
  const other = `${BASE}-beta`
  await write('p', 1)
  await writeList(other, scopeOf(other, pathOf('p')), Date.now(), imagesOf(1), () => true)
  await forgetLists(BASE)
  expect(await visit('p')).toEqual([])
  expect([hasListFlag(BASE, 'kept'), hasListFlag(other, 'kept')]).toEqual([false, true])
})
