import { beforeEach, expect, test } from 'vitest'
import { put, testClient, type Client } from './testing/client.ts'

let client: Client
beforeEach(() => {
  client = testClient()
})

interface Scoped {
  disks?: object[]
  warning?: { code: string }
}

test('aggregated lists group by scope and warn about empty ones', async () => {
  put(client, 'disks', 'p', { name: 'd1', id: '1' }, 'zones/us-central1-a')
  put(client, 'disks', 'p', { name: 'd2', id: '2' }, 'zones/us-central1-b')
  const page = async (query: string) => {
    const { body } = await client.ask('GET', `p/aggregated/disks?maxResults=1${query}`)
    const items: Record<string, Scoped> = JSON.parse(JSON.stringify(body.items))
    return { items: new Map(Object.entries(items)), token: body.nextPageToken }
  }
  const first = await page('&includeAllScopes=true')
  expect(first.items.get('zones/us-central1-a')?.disks).toEqual([{ name: 'd1', id: '1' }])
  expect(first.items.get('zones/us-central1-b')?.warning?.code).toBe('NO_RESULTS_ON_PAGE')
  const second = await page(`&pageToken=${first.token}`)
  expect(second.items.get('zones/us-central1-b')?.disks).toEqual([{ name: 'd2', id: '2' }])
  expect((await client.ask('GET', 'p/zones/us-central1-b/disks')).body.items).toHaveLength(1)
  expect((await client.ask('GET', 'p/zones/us-central1-b/disks/d2')).body.id).toBe('2')
})

test.each([
  ['disks', 'zones', 'regions'],
  ['instances', 'zones'],
  ['instanceTemplates', 'global', 'regions'],
  ['operations', 'global', 'zones', 'regions'],
])(
  'an aggregated list of %s has the scopes they can be in, or all if it is asked to',
  async (collection, ...types) => {
    const typesOf = async (query: string) => {
      const { body } = await client.ask('GET', `p/aggregated/${collection}${query}`)
      return new Set(Object.keys(body.items).map((scope) => scope.split('/', 1)[0]))
    }
    expect(await typesOf('')).toEqual(new Set(types))
    expect(await typesOf('?includeAllScopes=false')).toEqual(new Set(types))
    expect(await typesOf('?includeAllScopes=true')).toEqual(new Set(['global', 'zones', 'regions']))
  },
)

test('an aggregated list is filtered by name in every scope', async () => {
  put(client, 'disks', 'p', { name: 'web' }, 'zones/europe-west1-b')
  put(client, 'disks', 'p', { name: 'app' }, 'zones/us-central1-a')
  put(client, 'disks', 'p', { name: 'web' }, 'zones/us-central1-a')
  put(client, 'disks', 'p', { name: 'app' }, 'zones/us-central1-b')
  const found = async (filter: string) => {
    const { body } = await client.ask('GET', `p/aggregated/disks?filter=${filter}`)
    const scopes = Object.entries<Scoped>(JSON.parse(JSON.stringify(body.items)))
    return scopes.flatMap(([scope, { disks = [] }]) => disks.map(() => scope))
  }
  const apps = ['zones/us-central1-a', 'zones/us-central1-b']
  for (const filter of ['name=app', 'name+eq+app', 'name+eq+a.*']) {
    expect(await found(filter), filter).toEqual(apps)
  }
})

test.each(['operations', 'disks', 'instances', 'instanceTemplates'])(
  'aggregated/%s: serviceProjectNumber is a number',
  async (collection) => {
    const path = `p/aggregated/${collection}?serviceProjectNumber=`
    expect((await client.ask('GET', `${path}123`)).status).toBe(200)
    const { status, body } = await client.ask('GET', `${path}abc`)
    expect(status).toBe(400)
    expect(body.error.message).toBe('Invalid value at \'serviceProjectNumber\' (TYPE_INT64), "abc"')
  },
)
