/** Dumps: a project, or all of them, as JSON to load again. */
import { beforeEach, expect, test } from 'vitest'
import { fromFile, NOW, testClient, type Client } from './testing/client.ts'

let client: Client
beforeEach(() => {
  client = testClient()
})

test('a refused dump leaves pending operations running', async () => {
  const slow = testClient({ operationTime: 1000 })
  const { name } = (await slow.ask('POST', 'p/global/images', fromFile('web'))).body
  const waiting = slow.ask('POST', `p/global/operations/${name}/wait`)
  await new Promise(setImmediate)
  const dump = { images: [{}] }
  expect((await slow.raw('PUT', '/_emulator/projects/p/dump', dump)).status).toBe(400)
  slow.emulator.clock.set(NOW + 1000)
  expect((await waiting).body.status).toBe('DONE')
})

const REQUEST = { asked: 'insert web', operation: 'o', at: NOW }
const pending = {
  name: 'operation-1',
  project: 'p',
  target: 'web',
  targetId: '1',
  begins: NOW,
  ends: NOW,
  change: { type: 'insert' },
}
const without = (field: string) =>
  Object.fromEntries(Object.entries(pending).filter(([name]) => name !== field))

test.each<[kind: string, resource: object, problem: string]>([
  ['policies', { name: 'web', bindings: {} }, "'policies[1].bindings' (TYPE_LIST), {}"],
  ['requests', { name: 'r', asked: 'insert web' }, "'requests[1].operation' is missing."],
  ['work', without('ends'), "'work[1].ends' is missing."],
  ['work', { ...pending, begins: 'now' }, "'work[1].begins' (TYPE_DOUBLE)"],
  ['work', { ...pending, begins: -1e300 }, "'work[1].begins' is not a time."],
  ['work', { ...pending, ends: 1e300 }, "'work[1].ends' is not a time."],
  ['work', { ...pending, change: { type: 'edit' } }, "'work[1].change' is not a change."],
  ['work', { ...pending, change: { type: 'toString' } }, "'work[1].change' is not a change."],
])('a dump with a malformed row of %s is refused: %j', async (kind, resource, problem) => {
  const { raw } = testClient()
  const good = kind === 'work' ? pending : { name: 'x', ...REQUEST }
  const rows = [good, resource].map((one) => ({ scope: 'global', resource: one }))
  const { status, body } = await raw('PUT', '/_emulator/projects/p/dump', { [kind]: rows })
  expect(status).toBe(400)
  expect(body.error.message).toContain(problem)
})

test.each([
  ['images', 'us'],
  ['images', 'zones/us-central1-a'],
  ['snapshots', 'regions/us-central1'],
  ['disks', 'global'],
  ['disks', 'us-central1-a'],
  ['instances', 'regions/us-central1'],
  ['instanceTemplates', 'zones/us-central1-a'],
  ['policies', ''],
])(
  'a dump with %s in the scope %j, where nothing would find them, is refused',
  async (kind, scope) => {
    const { raw } = testClient()
    const dump = { [kind]: [{ scope, resource: { name: 'x' } }] }
    const { status, body } = await raw('PUT', '/_emulator/projects/p/dump', dump)
    expect(status).toBe(400)
    expect(body.error.message).toContain(`There are no ${kind} in the scope '${scope}'.`)
  },
)

test('operations of a zone are in the list of all scopes, not among the global ones', async () => {
  const operation = (scope: string, name: string) => ({ scope, resource: { name } })
  const zone = 'zones/us-central1-a'
  const operations = [operation('global', 'g'), operation(zone, 'z')]
  await client.raw('PUT', '/_emulator/projects/p/dump', { operations })
  const { body } = await client.ask('GET', 'p/global/operations?orderBy=creationTimestamp desc')
  expect(body.items).toEqual([{ name: 'g' }])
  const all = await client.ask('GET', `p/aggregated/operations?fields=items/*/operations/name`)
  expect(all.body.items).toEqual({
    global: { operations: [{ name: 'g' }] },
    [zone]: { operations: [{ name: 'z' }] },
  })
})

test('the dump of all projects replaces them all, or none', async () => {
  const dumpOf = async () => (await client.raw('GET', '/_emulator/dump')).body as object
  const put = (projects: object) => client.raw('PUT', '/_emulator/dump', { projects })
  for (const project of ['p', 'constructor']) {
    await client.ask('POST', `${project}/global/images`, fromFile('web'))
  }
  const before = await dumpOf()
  expect(before).toMatchObject({ projects: { p: {}, constructor: {} } })

  const images = [{ scope: 'global', resource: { name: 'new' } }]
  for (const [projects, problem] of [
    [{ p: { images }, q: { images: [{}] } }, /^q: Each of 'images'/],
    [{ p: { images }, q: [] }, /^q: A dump is a JSON object/],
    [{ p: { images }, Q: {} }, /'Q'/],
    [[], /^'projects' must be a JSON object/],
  ] as const) {
    const { status, body } = await put(projects)
    expect(status).toBe(400)
    expect(body.error.message).toMatch(problem)
    expect(await dumpOf()).toEqual(before)
  }
  expect((await client.raw('PUT', '/_emulator/dump', { images })).status).toBe(400)

  expect((await put({ p: { images }, q: {} })).body).toEqual({ projects: ['p'] })
  expect((await client.ask('GET', 'p/global/images')).body.items).toEqual([{ name: 'new' }])
  expect((await client.raw('PUT', '/_emulator/dump', before)).status).toBe(200)
  expect(await dumpOf()).toEqual(before)
})

test('the demo’s data can be dumped and loaded again', async () => {
  await client.raw('POST', '/_emulator/projects/demo-project/reset', { seed: 'demo' })
  const dump = (await client.raw('GET', '/_emulator/dump')).body
  await client.raw('PUT', '/_emulator/dump', { projects: {} })
  expect((await client.raw('PUT', '/_emulator/dump', dump)).status).toBe(200)
  expect((await client.raw('GET', '/_emulator/dump')).body).toEqual(dump)
})

test('pending operations continue after the dump of all projects is loaded', async () => {
  const slow = testClient({ operationTime: 1000 })
  const { name } = (await slow.ask('POST', 'p/global/images', fromFile('web'))).body
  const dump = (await slow.raw('GET', '/_emulator/dump')).body
  await slow.raw('PUT', '/_emulator/dump', { projects: {} })
  expect((await slow.ask('GET', `p/global/operations/${name}`)).status).toBe(404)
  await slow.raw('PUT', '/_emulator/dump', dump)
  slow.emulator.clock.set(NOW + 1000)
  expect((await slow.ask('GET', `p/global/operations/${name}`)).body.status).toBe('DONE')
})

test('a dump can be loaded into another project, with pending operations', async () => {
  const slow = testClient({ operationTime: 1000 })
  const { name } = (await slow.ask('POST', 'p/global/images', fromFile('web'))).body
  const dump = (await slow.raw('GET', '/_emulator/projects/p/dump')).body
  await slow.raw('PUT', '/_emulator/projects/q/dump', dump)
  slow.emulator.clock.set(NOW + 1000)
  for (const project of ['p', 'q']) {
    expect((await slow.ask('GET', `${project}/global/images/web`)).body.status).toBe('READY')
    const operation = await slow.ask('GET', `${project}/global/operations/${name}`)
    expect(operation.body.status).toBe('DONE')
  }
})
