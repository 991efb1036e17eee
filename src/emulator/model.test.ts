/**
 * The emulator compared with a model of a project: a map of images and the requests already made. After
 * any sequence of calls, both must agree.
 */
import fc from 'fast-check'
import { test, expect } from 'vitest'
import { fromFile, testClient, type Client } from './testing/client.ts'

interface ModelImage {
  labels: Record<string, string>
  /** All fingerprints the image has had, the current one last. */
  fingerprints: string[]
  family?: string
  description?: string
  state?: string
}
interface Model {
  images: Map<string, ModelImage>
  /** requestId → the request, and the operation returned for it. */
  requests: Map<string, { asked: string; operation: string }>
}
type Command = fc.AsyncCommand<Model, Client>

const IMAGES = 'p/global/images'
const UUID = (n: number) => `00000000-0000-4000-8000-00000000000${n}`

/** Compares everything visible. */
async function compare(model: Model, { ask }: Client) {
  const { items = [] } = (await ask('GET', `${IMAGES}?prettyPrint=false`)).body
  expect(items.map(({ name }) => name)).toEqual([...model.images.keys()].sort())
  for (const image of items) {
    const expected = model.images.get(image.name)
    const {
      labels = {},
      labelFingerprint,
      deprecated,
      family,
      description,
    } = { family: undefined, description: undefined, ...image }
    const state = deprecated?.state
    expect({ labels, labelFingerprint, state, family, description }).toEqual({
      labels: expected?.labels,
      labelFingerprint: expected?.fingerprints.at(-1),
      state: expected?.state,
      family: expected?.family,
      description: expected?.description,
    })
  }
}

const command = (text: string, run: (model: Model, client: Client) => Promise<void>): Command => ({
  check: () => true,
  async run(model, client) {
    await run(model, client)
    await compare(model, client)
  },
  toString: () => text,
})

const insert = (name: string, family: string | undefined, id: number | undefined) =>
  command(`insert ${name} ${family} ${id}`, async (model, { ask }) => {
    const query = id === undefined ? '' : `?requestId=${UUID(id)}`
    const before = id === undefined ? undefined : model.requests.get(UUID(id))
    const { status, body } = await ask(
      'POST',
      `${IMAGES}${query}`,
      fromFile(name, family ? { family } : {}),
    )
    if (before) {
      expect(status).toBe(before.asked === `insert ${name}` ? 200 : 400)
      if (status === 200) expect(body.name).toBe(before.operation)
      return
    }
    expect(status).toBe(model.images.has(name) ? 409 : 200)
    if (status !== 200) return
    model.images.set(name, {
      labels: {},
      fingerprints: ['42WmSpB8rSM='],
      ...(family && { family }),
    })
    if (id !== undefined)
      model.requests.set(UUID(id), { asked: `insert ${name}`, operation: body.name })
  })

const remove = (name: string, id: number | undefined) =>
  command(`delete ${name} ${id}`, async (model, { ask }) => {
    const query = id === undefined ? '' : `?requestId=${UUID(id)}`
    const before = id === undefined ? undefined : model.requests.get(UUID(id))
    const { status, body } = await ask('DELETE', `${IMAGES}/${name}${query}`)
    if (before) {
      expect(status).toBe(before.asked === `delete ${name}` ? 200 : 400)
      return
    }
    expect(status).toBe(model.images.delete(name) ? 200 : 404)
    if (status === 200 && id !== undefined) {
      model.requests.set(UUID(id), { asked: `delete ${name}`, operation: body.name })
    }
  })

const deprecate = (name: string, state: string | undefined) =>
  command(`deprecate ${name} ${state}`, async (model, { ask }) => {
    const { status } = await ask('POST', `${IMAGES}/${name}/deprecate`, state ? { state } : {})
    const image = model.images.get(name)
    expect(status).toBe(image ? 200 : 404)
    if (!image) return
    if (state) image.state = state
    else delete image.state
  })

const patch = (name: string, family: string | null, description: string) =>
  command(`patch ${name} ${family} ${description}`, async (model, { ask }) => {
    const { status } = await ask('PATCH', `${IMAGES}/${name}`, { family, description, labels: {} })
    const image = model.images.get(name)
    expect(status).toBe(image ? 200 : 404)
    if (!image) return
    if (family) image.family = family
    else delete image.family
    if (description) image.description = description
    else delete image.description
  })

/** @param age which of the image’s fingerprints is sent: 0 is the current one */
const setLabels = (name: string, labels: Record<string, string>, age: number) =>
  command(`setLabels ${name} ${JSON.stringify(labels)} ${age}`, async (model, { ask }) => {
    const image = model.images.get(name)
    const labelFingerprint = image?.fingerprints.at(-1 - age) ?? 'AAAAAAAAAAA='
    const { status } = await ask('POST', `${IMAGES}/${name}/setLabels`, {
      labels,
      labelFingerprint,
    })
    if (!image) return expect(status).toBe(404)
    expect(status).toBe(labelFingerprint === image.fingerprints.at(-1) ? 200 : 412)
    if (status !== 200) return
    const present = (await ask('GET', `${IMAGES}/${name}`)).body.labelFingerprint
    const empty = Object.keys(labels).length === 0
    if (!empty) expect(image.fingerprints).not.toContain(present)
    image.labels = labels
    image.fingerprints.push(present)
  })

const family = (name: string) =>
  command(`getFromFamily ${name}`, async (model, { ask }) => {
    const members = [...model.images].filter(
      ([, one]) => one.family === name && (one.state ?? 'ACTIVE') === 'ACTIVE',
    )
    const { status, body } = await ask('GET', `${IMAGES}/family/${name}`)
    expect(status).toBe(members.length > 0 ? 200 : 404)
    if (status === 200) expect(members.map(([image]) => image)).toContain(body.name)
  })

/** Names that are also properties of every object. */
const names = fc.constantFrom('a', 'b', 'constructor', 'valueof')
const families = fc.constantFrom('f', 'constructor')
const ids = fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined })
const labels = fc.dictionary(
  fc.constantFrom('env', 'constructor', 'team'),
  fc.constantFrom('', 'x', 'y'),
  { maxKeys: 3, noNullPrototype: true },
)
const commands = [
  fc.tuple(names, fc.option(families, { nil: undefined }), ids).map((args) => insert(...args)),
  fc.tuple(names, ids).map((args) => remove(...args)),
  fc
    .tuple(names, fc.constantFrom('ACTIVE', 'DEPRECATED', 'OBSOLETE', 'DELETED', undefined))
    .map((args) => deprecate(...args)),
  fc.tuple(names, fc.option(families), fc.constantFrom('', 'x')).map((args) => patch(...args)),
  fc.tuple(names, labels, fc.integer({ min: 0, max: 2 })).map((args) => setLabels(...args)),
  families.map(family),
]

test('the emulator agrees with the model', async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 30 }), async (run) => {
      const setup = () => ({
        model: { images: new Map(), requests: new Map() },
        real: testClient(),
      })
      await fc.asyncModelRun(setup, run)
    }),
    { numRuns: 60 },
  )
})
