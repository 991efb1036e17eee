import { createRequire } from 'node:module'
import { auth, type compute_v1 } from '@googleapis/compute'
import { expect, test } from 'vitest'
import { createEmulator } from './emulator.ts'
import { serve } from './host/node.ts'
import { ROUTES } from './http/routes.ts'
import { seedProject } from './seed/seed.ts'
import { MemoryStore } from './store/memory.ts'
import { NOW, testClient } from './testing/client.ts'
import { methods, schemas, type Method, type Schema } from './testing/discovery.ts'

interface Description {
  rootUrl: string
  baseUrl: string
  servicePath: string
  batchPath: string
  parameters: Record<string, object>
  resources: Record<string, { methods: Record<string, Method> }>
  schemas: Record<string, Schema>
}

const PATHS = ['/discovery/v1/apis/compute/v1/rest', '/$discovery/rest?version=v1']

async function read(options = {}): Promise<Description> {
  const { emulator } = testClient(options)
  const response = await emulator.fetch(new Request(`http://localhost:8087${PATHS[0]}`))
  return (await response.json()) as Description
}

const methodsOf = ({ resources }: Description) =>
  new Map(
    Object.entries(resources).flatMap(([collection, own]) =>
      Object.entries(own.methods).map(([name, method]) => [`${collection}.${name}`, method]),
    ),
  )

test('both paths describe the API at the address that was asked', async () => {
  const { emulator } = testClient({ allowedHosts: ['images.example.com'] })
  for (const path of PATHS) {
    const response = await emulator.fetch(new Request(`https://images.example.com${path}`))
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({
      kind: 'discovery#restDescription',
      id: 'compute:v1',
      rootUrl: 'https://images.example.com/',
      baseUrl: 'https://images.example.com/compute/v1/',
      batchPath: 'batch/compute/v1',
    })
  }
})

test('every route is described, and nothing else', async () => {
  const described = methodsOf(await read())
  expect([...described.keys()].sort()).toEqual(ROUTES.map(({ id }) => id).sort())
  for (const { id, verb, path, query } of ROUTES) {
    const method = described.get(id)
    expect(method).toMatchObject({ id: `compute.${id}`, httpMethod: verb })
    const route = `projects/:project${path && `/${path}`}`
    expect(method?.path.replaceAll(/\{(\w+)\}/g, ':$1')).toBe(route)
    const parameters = Object.entries(method?.parameters ?? {})
    const inQuery = parameters.filter(([, { location }]) => location === 'query')
    expect(inQuery.map(([name]) => name)).toEqual(query)
  }
})

test('a universe describes no method that it lacks', async () => {
  const described = methodsOf(await read({ without: ['images.deprecate', 'licenses.list'] }))
  expect(described.has('images.deprecate')).toBe(false)
  expect(described.has('licenses.list')).toBe(false)
  expect(described.size).toBe(ROUTES.length - 2)
})

test('methods are as the service describes them', async () => {
  const wrong = [...methodsOf(await read())].flatMap(([id, own]) => {
    const theirs = methods.get(id)
    if (!theirs) return []
    const { httpMethod, path, request, response } = own
    expect({ id, httpMethod, path, request, response }).toEqual({
      id,
      httpMethod: theirs.httpMethod,
      path: theirs.path,
      request: theirs.request,
      response: theirs.response,
    })
    return Object.entries(own.parameters ?? {}).filter(([name, { type, location, required }]) => {
      const other = theirs.parameters?.[name]
      return other?.type !== type || other?.location !== location || other?.required !== required
    })
  })
  expect(wrong).toEqual([])
})

test('every schema that is referred to exists, and agrees with the service’s', async () => {
  const { schemas: own, resources } = await read()
  const text = JSON.stringify([own, resources])
  const used = [...text.matchAll(/"\$ref":"(\w+)"/g)].map(([, name = '']) => name)
  expect(used.filter((name) => !Object.hasOwn(own, name))).toEqual([])
  const unused = Object.keys(own).filter((name) => !used.includes(name))
  expect(unused).toEqual([])
  const wrong = Object.entries(own).flatMap(([name, schema]) =>
    schemas[name] ? differences(schema, schemas[name], name) : [],
  )
  expect(wrong).toEqual([])
})

/** Where a schema contradicts another one; it may have fewer properties, formats and names. */
function differences(own: Schema, other: Schema, path: string): string[] {
  const [mine, theirs] = [followed(own), followed(other)]
  if (mine.type === 'any') return []
  const isOther = mine.type !== theirs.type
  if (isOther) return [`${path}: ${mine.type}, not ${theirs.type}`]
  if (theirs.format && theirs.format !== 'byte' && mine.format !== theirs.format)
    return [`${path}: ${mine.format}, not ${theirs.format}`]
  const inside = Object.entries(mine.properties ?? {}).flatMap(([name, property]) => {
    const same = theirs.properties?.[name]
    if (!same) return [`${path}.${name}: no such property`]
    return own.$ref ? [] : differences(property, same, `${path}.${name}`)
  })
  const items = mine.items && differences(mine.items, theirs.items ?? {}, `${path}[]`)
  return [...inside, ...(items ?? [])]
}

const followed = (schema: Schema): Schema =>
  (schema.$ref === undefined ? schema : schemas[schema.$ref]) ?? {}

interface Discovery {
  discoverAPI(url: string): Promise<(options: object) => compute_v1.Compute>
}

/** Google's own client library, with the part that reads descriptions. */
function discovery(): Discovery {
  const require = createRequire(createRequire(import.meta.url).resolve('@googleapis/compute'))
  const common = require('googleapis-common') as {
    Discovery: new (options: object) => Discovery
  }
  return new common.Discovery({ includePrivate: false })
}

test('a client that discovers the API needs no file', async () => {
  const store = new MemoryStore()
  const emulator = createEmulator({ store, now: NOW })
  seedProject(store, 'demo-project', 'demo', NOW)
  const server = await serve({ emulator, port: 0, host: '127.0.0.1' })
  const create = await discovery().discoverAPI(`${server.url}${PATHS[0]}`)
  const credentials = new auth.OAuth2()
  credentials.setCredentials({ access_token: 'any' })
  const client = create({ version: 'v1', auth: credentials })
  const project = 'demo-project'
  const { data } = await client.images.list({ project, maxResults: 2, fields: 'items(name)' })
  expect(data.items).toHaveLength(2)
  const resource = data.items?.[0]?.name ?? ''
  const requestBody = { labels: { a: 'b' }, labelFingerprint: 'stale' }
  const stale = client.images.setLabels({ project, resource, requestBody })
  await expect(stale).rejects.toMatchObject({ status: 412 })
  await server.close()
})

test('responses have no field that isn’t described', async () => {
  const { emulator, ask } = testClient()
  seedProject(emulator.store, 'demo-project', 'demo', NOW)
  const described = await read()
  const unknown = await Promise.all(
    ROUTES.filter(({ id }) => /\.(?:list|aggregatedList)$/.test(id)).map(async ({ id, path }) => {
      const { body } = await ask('GET', `demo-project/${path.replace(':zone', 'us-central1-a')}`)
      const response = methodsOf(described).get(id)?.response?.$ref ?? ''
      return unknownFields(described.schemas, { $ref: response }, body, id)
    }),
  )
  expect(unknown.flat()).toEqual([])
})

function unknownFields(
  known: Record<string, Schema>,
  { $ref, ...own }: Schema,
  value: unknown,
  path: string,
): string[] {
  const schema = $ref === undefined ? own : (known[$ref] ?? {})
  if (schema.type === 'any' || typeof value !== 'object' || value === null) return []
  if (Array.isArray(value))
    return value.flatMap((item) => unknownFields(known, schema.items ?? {}, item, `${path}[]`))
  return Object.entries(value).flatMap(([name, field]) => {
    const property = schema.properties?.[name] ?? schema.additionalProperties
    return property ? unknownFields(known, property, field, `${path}.${name}`) : [`${path}.${name}`]
  })
}
