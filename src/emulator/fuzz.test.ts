/** Valid and invalid requests generated from the discovery document: every response has Google’s format. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ROUTES } from './http/routes.ts'
import { testClient } from './testing/client.ts'
import { methods, problems, schemas, type Method, type Schema } from './testing/discovery.ts'

const ODD_TEXTS = [
  '',
  'a',
  'web',
  'A',
  '..',
  '%00',
  '__proto__',
  'x'.repeat(64),
  '🦆',
  '-1',
  '1',
  'null',
  'DEPRECATED',
  '42WmSpB8rSM=',
  'projects/p/global/images/web',
  'https://storage.googleapis.com/b/o.tar.gz',
]
const texts = fc.oneof(fc.constantFrom(...ODD_TEXTS), fc.string({ maxLength: 20 }))
const anything = fc.oneof(
  texts,
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.constant([]),
  fc.constant({}),
)

/** Values for a schema, mostly of the right type. */
function values(schema: Schema, depth = 4): fc.Arbitrary<unknown> {
  const right = rightValues(schema, depth)
  return fc.oneof({ weight: 12, arbitrary: right }, { weight: 1, arbitrary: anything })
}

function rightValues(schema: Schema, depth: number): fc.Arbitrary<unknown> {
  if (depth === 0) return fc.constant(null)
  if (schema.$ref !== undefined) return rightValues(schemas[schema.$ref] ?? {}, depth)
  if (schema.type === 'array')
    return fc.array(values(schema.items ?? {}, depth - 1), { maxLength: 3 })
  if (schema.type === 'object') {
    const own = Object.entries(schema.properties ?? {}).map(
      ([name, field]) => [name, values(field, depth - 1)] as const,
    )
    if (own.length > 0)
      return fc.record(Object.fromEntries(own), { requiredKeys: [], noNullPrototype: true })
    return fc.dictionary(texts, values(schema.additionalProperties ?? {}, depth - 1), {
      maxKeys: 3,
      noNullPrototype: true,
    })
  }
  if (schema.type === 'boolean') return fc.boolean()
  if (schema.type === 'integer' || schema.type === 'number') return fc.integer()
  return schema.enum ? fc.constantFrom(...schema.enum) : texts
}

interface Ask {
  id: string
  verb: string
  path: string
  body: unknown
}

function asks(id: string, method: Method): fc.Arbitrary<Ask> {
  const parameters = Object.entries(method.parameters ?? {})
  const inPath = parameters.filter(([, one]) => one.location === 'path').map(([name]) => name)
  const inQuery = parameters.filter(([, one]) => one.location === 'query')
  const segment = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.constantFrom('web', 'p', 'demo-project', 'us-central1-a', 'debian-12'),
    },
    // An empty segment, `.` and `..` change the path, and thus the method.
    { weight: 1, arbitrary: texts.filter((text) => !/^\.{0,2}$/.test(text)) },
  )
  return fc
    .record({
      segments: fc.tuple(...inPath.map(() => segment)),
      query: fc.record(Object.fromEntries(inQuery.map(([name]) => [name, texts])), {
        requiredKeys: [],
        noNullPrototype: true,
      }),
      body: method.request ? values({ $ref: method.request.$ref }) : fc.constant(undefined),
    })
    .map(({ segments, query, body }) => {
      let path = method.path
      for (const [n, name] of inPath.entries()) {
        path = path.replace(`{${name}}`, encodeURIComponent(segments[n] ?? ''))
      }
      const search = new URLSearchParams(
        Object.entries(query).map(([name, value]) => [name, value ?? '']),
      ).toString()
      return { id, verb: method.httpMethod, path: `/compute/v1/${path}?${search}`, body }
    })
}

const emulated = [...methods].filter(([id]) => ROUTES.some((route) => route.id === id))

test('every images method in the discovery document is emulated, except one', () => {
  const missing = [...methods.keys()].filter((id) => !ROUTES.some((route) => route.id === id))
  expect(missing).toEqual(['licenseCodes.get'])
})

test('never a 5xx but 501 for a filter that isn’t emulated; errors have the envelope, responses fit their schemas, refusals change nothing', async () => {
  const client = testClient()
  await client.raw('POST', '/_emulator/projects/demo-project/reset', { seed: 'demo' })
  const { store } = client.emulator
  const sizes = () =>
    store
      .projects()
      .map((project) => [
        project,
        store.count('images', project),
        store.count('operations', project),
      ])
  const property = fc.asyncProperty(
    fc.oneof(...emulated.map(([id, method]) => asks(id, method))),
    async ({ id, verb, path, body }) => {
      const before = sizes()
      const reply = await client.raw(verb, path, body)
      const isFilterNotEmulated = reply.status === 501 && path.includes('filter=')
      if (!isFilterNotEmulated) expect(reply.status, path).toBeLessThan(500)
      if (reply.status >= 400) {
        expect(reply.headers.get('content-type')).toMatch(/^application\/json/)
        expect(reply.body).toMatchObject({
          error: {
            code: reply.status,
            message: expect.any(String),
            errors: [{ domain: expect.any(String), reason: expect.any(String) }],
          },
        })
        expect(sizes()).toEqual(before)
      } else if (reply.status === 200 && !path.includes('fields=')) {
        const response = methods.get(id)?.response
        expect(response ? problems(response, reply.body) : ['a body']).toEqual([])
      }
    },
  )
  const path = '/compute/v1/projects/web/regions?filter=a%3Cb'
  const filtered: Ask = { id: 'regions.list', verb: 'GET', path, body: undefined }
  await fc.assert(property, { numRuns: 1500, examples: [[filtered]] })
})

test('reads of the demo data fit the schemas', async () => {
  const client = testClient()
  await client.raw('POST', '/_emulator/projects/demo-project/reset', { seed: 'demo' })
  for (const [id, method] of emulated) {
    if (method.httpMethod !== 'GET' || !id.toLowerCase().endsWith('list')) continue
    for (const project of ['demo-project', 'debian-cloud']) {
      const path = method.path.replace('{project}', project).replace('{zone}', 'us-central1-a')
      const reply = await client.raw('GET', `/compute/v1/${path}`)
      expect(problems(method.response ?? {}, reply.body), id).toEqual([])
    }
  }
})
