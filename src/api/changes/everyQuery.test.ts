/** Every kind of change against every query: none may keep showing the old state. */
import { QueryClient, type QueryKey } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Change, ImageChange } from '../../compute/changes/change.ts'
import { imagePath, parseLink } from '../../compute/links.ts'
import type { Image, Policy } from '../../compute/schema.ts'
import { publishPlan } from '../../create/model/publish.ts'
import { factsQuery } from '../../create/source/factsQuery.ts'
import { fromFile, testClient } from '../../emulator/testing/client.ts'
import { connect } from '../http/session.ts'
import { newRequestId } from '../http/requestId.ts'
import { familyQuery, imageQuery, imagesQuery } from '../images.ts'
import { imageKeys, operationKeys, partOf, sourceKeys } from '../keys.ts'
import { membersFilter, membersQuery } from '../members.ts'
import { operationQuery, operationsOfQuery, operationsQuery } from '../operations.ts'
import { permissionsQuery } from '../permissions.ts'
import { policyQuery } from '../policy.ts'
import { recentQuery, runningQuery } from '../runningOperations.ts'
import { madeFromQuery, nameTakenQuery } from '../sources.ts'
import { todayQuery } from '../usage.ts'
import { cacheImages } from './cache.ts'
import { guard } from './guard.ts'
import { guardPorts, make, readGround } from './make.ts'
import { perform } from './perform.ts'
import { readImages } from './readBack.ts'
import { RequestIds } from './requestIds.ts'
import { settle, settleVerdict } from './settle.ts'

const BASE = 'http://127.0.0.1:1/compute/v1'
const NAMES = ['web-1', 'web-2', 'web-3', 'copy', 'new']
const FAMILIES = ['web', 'api']

let client: QueryClient
let ask: ReturnType<typeof testClient>['ask']

/** What responses wait for on their way here. */
let held: Promise<void> | undefined
let unanswered = 0

beforeEach(async () => {
  connect({ base: BASE, universe: 'googleapis.com' })
  const api = testClient()
  ;({ ask } = api)
  held = undefined
  vi.stubGlobal('fetch', async (input: string, init: RequestInit) => {
    const arrival = held
    unanswered += 1
    const url = input.replace('127.0.0.1:1', 'localhost')
    const response = await api.emulator.fetch(new Request(url, init))
    unanswered -= 1
    await arrival
    return response
  })
  client = new QueryClient()
  const insert = (name: string, more: object) =>
    ask('POST', 'p/global/images', fromFile(name, more))
  await insert('web-1', { family: 'web' })
  await insert('web-2', { family: 'web', labels: { env: 'prod' } })
  await insert('web-3', {})
  const from = { name: 'copy', sourceImage: 'projects/p/global/images/web-1' }
  await ask('POST', 'p/global/images', from)
  await askEverything()
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const linkOf = (name: string) => {
  const link = parseLink(imagePath('p', name))
  if (!link) throw new Error(`${name} is no image's name.`)
  return link
}

/** Fills the cache with every query about the project's images, including ones that don't exist. */
async function askEverything(): Promise<void> {
  const { items: images } = (await ask('GET', 'p/global/images')).body
  const { items: operations } = (await ask('GET', 'p/global/operations')).body
  await Promise.all([
    ...['', ...FAMILIES.map(membersFilter)].map((filter) =>
      client.prefetchInfiniteQuery(imagesQuery('p', filter)),
    ),
    ...FAMILIES.flatMap((family) => [
      client.prefetchQuery(familyQuery('p', family)),
      client.prefetchQuery(membersQuery('p', family)),
    ]),
    ...images.flatMap(({ id }: { id: string }) => [
      client.prefetchQuery(imageQuery('p', id)),
      client.prefetchInfiniteQuery(madeFromQuery('p', id)),
    ]),
    ...NAMES.flatMap((name) => [
      client.prefetchQuery({ ...imageQuery('p', name), retry: false }),
      client.prefetchQuery({ ...policyQuery('p', name), retry: false }),
      client.prefetchQuery({ ...permissionsQuery('p', name), retry: false }),
      client.prefetchQuery(nameTakenQuery('p', name)),
      client.prefetchQuery({ ...factsQuery(linkOf(name)), retry: false }),
      client.prefetchQuery({ ...todayQuery(linkOf(name)), retry: false }),
      client.prefetchQuery(operationsOfQuery('p', name)),
    ]),
    client.prefetchInfiniteQuery(operationsQuery('p')),
    client.prefetchQuery(recentQuery('p')),
    client.prefetchQuery(runningQuery(client, 'p')),
    ...operations.map(({ name }: { name: string }) =>
      client.prefetchQuery(operationQuery('p', name)),
    ),
  ])
}

/** The queries whose cached data counts as fresh but differs from what the service returns now. */
async function staleQueries(): Promise<QueryKey[]> {
  const cached = client
    .getQueryCache()
    .findAll({ queryKey: imageKeys.project('p') })
    .map(({ queryKey, state }) => ({ queryKey, state: { ...state } }))
    .filter(({ state }) => state.data !== undefined && !state.isInvalidated)
  client.clear()
  await askEverything()
  return cached
    .filter(({ queryKey, state }) => {
      const now = client.getQueryData(queryKey)
      return JSON.stringify(told(queryKey, state.data)) !== JSON.stringify(told(queryKey, now))
    })
    .map(({ queryKey }) => queryKey)
}

/**
 * What a query returned, ignoring the order of its items; for the list, only the fields it
 * requests.
 */
function told(key: QueryKey, data: unknown): unknown {
  const { part } = partOf(key)
  const byName = (images: readonly Image[]) =>
    images.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map((image) => picked(image, part))
  if (part === 'members') return byName(data as Image[])
  if (part !== 'list') return data
  const { pages } = data as { pages: { items: Image[] }[] }
  return byName(pages.flatMap(({ items }) => items))
}

const LISTED = ['name', 'description', 'family', 'status', 'labels', 'deprecated', 'architecture']

const picked = (image: Image, part: unknown): unknown =>
  part === 'list' ? LISTED.map((field) => image[field as keyof Image] ?? null) : image

const image = async (name: string) => client.fetchQuery(imageQuery('p', name))

const WAYS: [string, string, () => Promise<Change>][] = [
  [
    'setLabels',
    'web-2',
    async () => ({
      kind: 'setLabels',
      labels: { env: 'dev' },
      labelFingerprint: (await image('web-2')).labelFingerprint ?? '',
    }),
  ],
  ['a description', 'web-2', async () => ({ kind: 'patch', fields: { description: 'new' } })],
  ['an architecture', 'web-1', async () => ({ kind: 'patch', fields: { architecture: 'ARM64' } })],
  ['another family', 'web-2', async () => ({ kind: 'patch', fields: { family: 'api' } })],
  ['no family', 'web-1', async () => ({ kind: 'patch', fields: { family: '' } })],
  ['a first family', 'web-3', async () => ({ kind: 'patch', fields: { family: 'web' } })],
  [
    'deprecating the head',
    'web-2',
    async () => ({ kind: 'deprecate', status: { state: 'DEPRECATED' } }),
  ],
  [
    'deprecating another',
    'web-1',
    async () => ({ kind: 'deprecate', status: { state: 'OBSOLETE' } }),
  ],
  ['deleting the head', 'web-2', async () => ({ kind: 'delete' })],
  ['deleting another', 'web-1', async () => ({ kind: 'delete' })],
  ['deleting an image created from another', 'copy', async () => ({ kind: 'delete' })],
  ['a policy', 'web-2', async () => ({ kind: 'setIamPolicy', policy: shared })],
  [
    'creating',
    'new',
    async () => ({ kind: 'insert', image: { ...fromFile('new'), family: 'web' } }),
  ],
  [
    'creating from another',
    'new',
    async () => ({
      kind: 'insert',
      image: { name: 'new', sourceImage: imagePath('p', 'web-2'), family: 'api' },
    }),
  ],
]

const shared: Policy = {
  bindings: [{ role: 'roles/compute.imageUser', members: ['user:a@example.com'] }],
}

test('every query of keys.ts is covered', () => {
  const kinds = (keys: readonly QueryKey[]) =>
    new Set(keys.map((key) => [key[2], key[2] === 'operations' && key[3]].join(' ')))
  const images = Object.values(imageKeys).map((key) => key('p', 'x'))
  const operations = Object.values(operationKeys).map((key) => key('p', 'x'))
  const sources = [sourceKeys.facts(linkOf('x')), sourceKeys.today(linkOf('x'))]
  const whole = [...images, ...operations, ...sources].filter(({ length }) => length > 3)
  const asked = client.getQueryCache().findAll({ queryKey: imageKeys.project('p') })
  expect(kinds(asked.map(({ queryKey }) => queryKey))).toEqual(kinds(whole))
})

test('a stale query is detected', async () => {
  await ask('POST', 'p/global/images/web-2/deprecate', { state: 'DEPRECATED' })
  const old = await staleQueries()
  expect(old).toContainEqual(imageKeys.family('p', 'web'))
  expect(old).toContainEqual(imageKeys.members('p', 'web'))
  expect(old).toContainEqual(imageKeys.list('p', ''))
})

test.each(WAYS)('%s leaves no query stale', async (_, name, change) => {
  const step: ImageChange = { target: { project: 'p', image: name }, change: await change() }
  await make(client, step, newRequestId())
  expect(await staleQueries()).toEqual([])
})

test.each(WAYS)(
  '%s leaves no query stale that is first read meanwhile',
  async (_, name, change) => {
    const step: ImageChange = { target: { project: 'p', image: name }, change: await change() }
    const before = name === 'new' ? undefined : await image(name)
    client.clear()
    let arrive = () => {}
    held = new Promise((done) => (arrive = done))
    const asked = askEverything()
    await expect.poll(() => client.isFetching() > 0 && unanswered === 0).toBe(true)
    held = undefined
    const performed = await perform(client, step, newRequestId())
    await settle(client, 'p', [{ step, before: { image: before }, performed }])
    arrive()
    await asked
    expect(await staleQueries()).toEqual([])
  },
)

test.each(WAYS)(
  '%s, made elsewhere and noticed, leaves no query stale',
  async (_, name, change) => {
    const other = new QueryClient()
    const step: ImageChange = { target: { project: 'p', image: name }, change: await change() }
    await make(other, step, newRequestId())
    const operations = { queryKey: operationKeys.project('p') }
    const images = await readImages(client, 'p', [name])
    cacheImages(client, 'p', images)
    await client.invalidateQueries(operations)
    expect(await staleQueries()).toEqual([])
  },
)

test('publishing through the guard leaves no query stale', async () => {
  const [made, members] = await Promise.all([
    image('web-3'),
    client.fetchQuery(membersQuery('p', 'web')),
  ])
  const facts = { project: 'p', image: made, family: 'web', members, previous: 'web-2', now: 0 }
  const { steps } = publishPlan(facts)
  const ground = await readGround(client, 'p', ['web-3', 'web-2'], FAMILIES)
  const verdict = await guard({ steps, ground }, guardPorts(client, 'p', new RequestIds()))
  expect(verdict.kind).toBe('done')
  await settleVerdict(client, 'p', verdict)
  expect(await client.fetchQuery(familyQuery('p', 'web'))).toMatchObject({ name: 'web-3' })
  expect(await staleQueries()).toEqual([])
})
