import fc from 'fast-check'
import { beforeAll, expect, test, vi } from 'vitest'
import { fromFile, put, testClient, type Client } from './testing/client.ts'

let client: Client
const names = Array.from({ length: 1203 }, (_, n) => `img-${String(n).padStart(4, '0')}`)
beforeAll(() => {
  client = testClient()
  for (const [n, name] of names.entries()) {
    const creationTimestamp = `2026-01-01T00:00:00.${String(n % 1000).padStart(3, '0')}-08:00`
    const labels = { n: String(n % 7) }
    put(client, 'images', 'p', {
      kind: 'compute#image',
      name,
      id: String(10_000 + n),
      creationTimestamp,
      status: 'READY',
      diskSizeGb: '10',
      labels,
    })
  }
})

const list = async (query = '') => client.ask('GET', `p/global/images?prettyPrint=false&${query}`)

/** All pages of a list, and their sizes. */
async function all(query: string, from: Client = client, first?: string) {
  const found: string[] = []
  const sizes: number[] = []
  let token = first
  do {
    const page: { items?: { name: string }[]; nextPageToken?: string } = (
      await from.ask(
        'GET',
        `p/global/images?prettyPrint=false&${query}${token ? `&pageToken=${token}` : ''}`,
      )
    ).body
    found.push(...(page.items ?? []).map(({ name }) => name))
    sizes.push(page.items?.length ?? 0)
    token = page.nextPageToken
  } while (token)
  return { found, sizes }
}

test('an empty list has no items', async () => {
  expect((await client.ask('GET', 'empty/global/images')).body).toEqual({
    kind: 'compute#imageList',
    id: 'projects/empty/global/images',
    selfLink: 'https://www.googleapis.com/compute/v1/projects/empty/global/images',
  })
})

/**
 * The service’s behavior isn’t known for certain (see docs/emulator.md). The console never uses
 * such a filter.
 */
test('a filter for images that are not deprecated matches those without a deprecation status', async () => {
  const own = testClient()
  put(own, 'images', 'p', { name: 'never' })
  put(own, 'images', 'p', { name: 'active', deprecated: { state: 'ACTIVE' } })
  put(own, 'images', 'p', { name: 'deprecated', deprecated: { state: 'DEPRECATED' } })
  const found = async (filter: string) => {
    const path = `p/global/images?filter=${encodeURIComponent(filter)}`
    return ((await own.ask('GET', path)).body.items ?? []).map(({ name }) => name)
  }
  expect(await found('deprecated.state != DEPRECATED')).toEqual(['active', 'never'])
  expect(await found('deprecated.state ne DEPRECATED')).toEqual(['active', 'never'])
})

test('pages of 500, by name', async () => {
  const { found, sizes } = await all('')
  expect(found).toEqual(names)
  expect(sizes).toEqual([500, 500, 203])
})

test('the pages add up to the list, for any page size', async () => {
  const sizes = fc.integer({ min: 7, max: 500 })
  const queries = fc.constantFrom(
    '',
    'orderBy=name',
    'filter=labels.n=3',
    'filter=name eq .*7.*',
    'orderBy=creationTimestamp desc',
  )
  await fc.assert(
    fc.asyncProperty(sizes, queries, async (size, query) => {
      expect((await all(`maxResults=${size}&${query}`)).found).toEqual((await all(query)).found)
    }),
    { numRuns: 12 },
  )
})

test('a full last page has no token', async () => {
  expect((await list('filter=labels.n=0&maxResults=172')).body.nextPageToken).toBeUndefined()
  expect((await list('filter=labels.n=0&maxResults=171')).body.nextPageToken).toBeDefined()
})

test('newest first', async () => {
  const { found } = await all('orderBy=creationTimestamp desc')
  expect(found.slice(0, 3)).toEqual(['img-0999', 'img-0998', 'img-0997'])
  expect(new Set(found).size).toBe(names.length)
})

test('paging under concurrent changes returns each remaining row once', async () => {
  const own = testClient()
  for (const name of names.slice(0, 60)) put(own, 'images', 'p', { name, id: name.slice(4) })
  const first = (await own.ask('GET', 'p/global/images?maxResults=20')).body
  own.emulator.store.delete('images', 'p', 'img-0019')
  own.emulator.store.delete('images', 'p', 'img-0030')
  put(own, 'images', 'p', { name: 'img-0005x', id: '905' })
  put(own, 'images', 'p', { name: 'img-0019x', id: '919' })
  const rest = await all('maxResults=20', own, first.nextPageToken)
  const seen = [...first.items.map(({ name }: { name: string }) => name), ...rest.found]
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen).toEqual([
    ...names.slice(0, 20),
    'img-0019x',
    ...names.slice(20, 60).filter((n) => n !== 'img-0030'),
  ])
})

test.each([
  [
    'maxResults=501',
    'invalidParameter',
    "Invalid value '501'. Values must be within the range: [0, 500]",
  ],
  [
    'maxResults=-1',
    'invalidParameter',
    "Invalid value '-1'. Values must be within the range: [0, 500]",
  ],
  [
    'maxResults=x',
    'invalidParameter',
    "Invalid value 'x'. Values must be within the range: [0, 500]",
  ],
  ['orderBy=id', 'invalid', /orderBy/],
  ['pageToken=nonsense', 'invalid', /pageToken/],
  [
    'filter=name eq (',
    'invalid',
    /^Invalid value for field 'filter': 'name eq \('. Invalid list filter expression\./,
  ],
  ['filter=nosuch=1', 'invalid', /Invalid list filter expression/],
  ['filter=diskSizeGb>abc', 'invalid', /Invalid list filter expression.* a number/],
  ['filter=rawDisk.nosuch=1', 'invalid', /Invalid list filter expression/],
  ['fields=items(', 'invalidParameter', 'Invalid field selection items('],
  ['fields=nosuch', 'invalidParameter', 'Invalid field selection nosuch'],
  ['fields=items(name,nosuch/id)', 'invalidParameter', 'Invalid field selection items/nosuch'],
  ['fields=kind,items/name/id', 'invalidParameter', 'Invalid field selection items/name/id'],
  ['fields=items/constructor', 'invalidParameter', 'Invalid field selection items/constructor'],
  ['nosuch=1', 'parseError', /Unknown name "nosuch"/],
])('%s is 400', async (query, reason, message) => {
  const reply = await list(query)
  expect(reply.body.error).toMatchObject({ code: 400, errors: [{ reason }] })
  if (typeof message === 'string') expect(reply.body.error.message).toBe(message)
  else expect(reply.body.error.message).toMatch(message)
})

test('a token is valid only for its list', async () => {
  const { nextPageToken } = (await list('maxResults=5')).body
  expect((await list(`maxResults=7&pageToken=${nextPageToken}`)).status).toBe(200)
  expect((await list(`filter=labels.n=1&pageToken=${nextPageToken}`)).status).toBe(400)
  expect((await list(`orderBy=creationTimestamp desc&pageToken=${nextPageToken}`)).status).toBe(400)
  expect((await client.ask('GET', `q/global/images?pageToken=${nextPageToken}`)).status).toBe(400)
})

test('maxResults 0 means the default page size', async () => {
  expect((await list('maxResults=0')).body.items).toHaveLength(500)
})

test('partial responses', async () => {
  const { nextPageToken: _, ...first } = (
    await list('maxResults=1&fields=items(name,labels/n),kind')
  ).body
  expect(first).toEqual({
    kind: 'compute#imageList',
    items: [{ name: 'img-0000', labels: { n: '0' } }],
  })
  expect((await list('maxResults=1&fields=items/name')).body).toEqual({
    items: [{ name: 'img-0000' }],
  })
  expect((await list('maxResults=1&fields=*')).body).toEqual((await list('maxResults=1')).body)
})

test('a part of every response can be asked for', async () => {
  const own = testClient()
  await own.ask('POST', 'p/global/images?fields=name,status', fromFile('web', { family: 'web' }))
  for (const [path, fields] of [
    [
      'global/images',
      'items(labels(env,constructor),rawDisk/*,*/state),nextPageToken,warning/code',
    ],
    ['global/images', 'items/guestOsFeatures/type,*/kind'],
    [
      'global/images/web',
      'shieldedInstanceInitialState(pk/content,keks/fileType),deprecated/state',
    ],
    ['global/images/family/web', 'id,*'],
    ['global/images/web/getIamPolicy', 'bindings(role,condition/title),auditConfigs/service'],
    ['zones/us-central1-a/imageFamilyViews/web', 'image/name'],
    ['global/operations', 'items(name,error/errors(code,errorDetails/quotaInfo))'],
    // The API has more fields than are known here.
    ['aggregated/disks', 'items/*/disks(name,storagePool),unreachables'],
  ]) {
    const { status, body } = await own.ask('GET', `p/${path}?fields=${fields}`)
    expect(status, JSON.stringify(body)).toBe(200)
  }
})

test('indented unless prettyPrint=false', async () => {
  const text = async (query: string) =>
    (
      await client.emulator.fetch(
        new Request(`http://localhost/compute/v1/projects/p/global/images?maxResults=1${query}`),
      )
    ).text()
  expect(await text('')).toMatch(/^\{\n {2}"kind": "compute#imageList",\n/)
  expect(await text('&prettyPrint=false')).toMatch(/^\{"kind":"compute#imageList",/)
})

test('zones and regions refer to each other by https links', async () => {
  const regions = (await client.ask('GET', 'p/regions')).body.items
  const zones = (await client.ask('GET', 'p/zones')).body.items
  const links = new Set(zones.map(({ selfLink }: { selfLink: string }) => selfLink))
  for (const region of regions) {
    for (const zone of region.zones) expect(links.has(zone), zone).toBe(true)
  }
  expect((await client.ask('GET', 'p/zones/us-central1-a')).body.region).toMatch(
    /^https:.*us-central1$/,
  )
  expect((await client.ask('GET', 'p/zones/mars-1')).status).toBe(404)
  expect((await client.ask('GET', 'p/zones/mars-1/disks')).body.error).toMatchObject({
    code: 400,
    message: "Invalid value for field 'zone': 'mars-1'. Unknown zone.",
  })
})

test('a filter over many images yields to other calls', async () => {
  const from = testClient()
  for (let n = 0; n < 9; n++) put(from, 'images', 'p', { name: `img-${n}` })
  let now = 0
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 30))
  let looking = true
  const list = from.ask('GET', 'p/global/images?filter=name%3Dnosuch').then(() => (looking = false))
  for (let n = 0; n < 5; n++) await from.ask('GET', 'p/global/images/img-0')
  expect(looking).toBe(true)
  await list
  clock.mockRestore()
  expect(looking).toBe(false)
})

test('a query too long for a URL can be sent as a body', async () => {
  const from = testClient()
  for (const name of ['a', 'b', 'c']) put(from, 'images', 'p', { name })
  const filter = `${'name = nosuch OR '.repeat(200)}name = b`
  const { status, body } = await from.ask(
    'POST',
    'p/global/images',
    new URLSearchParams({ filter, fields: 'items(name)' }).toString(),
    {
      'content-type': 'application/x-www-form-urlencoded',
      'x-http-method-override': 'GET',
    },
  )
  expect(status).toBe(200)
  expect(body).toEqual({ items: [{ name: 'b' }] })
})
