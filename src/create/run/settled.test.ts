/** Creating and publishing go through the one place that reports every change made. */
import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { guard } from '../../api/changes/guard.ts'
import { guardPorts } from '../../api/changes/make.ts'
import { RequestIds } from '../../api/changes/requestIds.ts'
import { onSettled, settleVerdict, type Outcome } from '../../api/changes/settle.ts'
import { setRenewal } from '../../api/http/again.ts'
import { connect, signIn } from '../../api/http/session.ts'
import { applyChange } from '../../compute/changes/apply.ts'
import type { Change } from '../../compute/changes/change.ts'
import { publishPlan } from '../model/publish.ts'
import { headOf } from '../../compute/family.ts'
import type { Image, Operation } from '../../compute/schema.ts'
import type { Run } from './run.ts'
import { followInsert, hide, sendInsert, type RunContext } from './requests.ts'

const KEY = 'a-key-that-nobody-else-may-have'
const old: Image = {
  name: 'old',
  id: '1',
  family: 'web',
  status: 'READY',
  creationTimestamp: '2026-01-01T00:00:00Z',
}
const insert = {
  image: { name: 'new', family: 'web', imageEncryptionKey: { rawKey: KEY } },
  forceCreate: false,
}
const run: Run = {
  ids: { insert: 'insert-id', deprecate: 'deprecate-id', family: 'family-id' },
  image: 'new',
  family: 'web',
  publish: 'whenReady',
  asked: JSON.stringify({ image: { name: 'new', family: 'web' }, forceCreate: false }),
  operation: 'op-1',
  stage: 'running',
}

const images = new Map<string, Image>()
const operations: Operation[] = []
/** How many responses to changes are lost. */
let lost = 0

function change(path: string, method: string, body: unknown, requestId: string): Response {
  const [, name = '', verb] = path.split('/')
  // The insert request contains keys, which the service doesn't return.
  const made: Change =
    verb === 'deprecate'
      ? { kind: 'deprecate', status: body as object }
      : method === 'PATCH'
        ? { kind: 'patch', fields: body as object }
        : { kind: 'insert', image: { name: 'new', family: 'web' } }
  const after = applyChange(images.get(name), made)
  if (after)
    images.set(after.name, { creationTimestamp: '2026-01-02T00:00:00Z', id: '2', ...after })
  const operation = {
    name: `op-${operations.length + 1}`,
    status: 'DONE',
    clientOperationId: requestId,
  }
  operations.push(operation)
  if (lost-- > 0) return new Response('{}', { status: 500 })
  return Response.json(operation)
}

const fetch = async (input: string, init: RequestInit): Promise<Response> => {
  const { pathname, searchParams } = new URL(input)
  const path = pathname.replace('/compute/v1/projects/p/global/', '')
  if (path.endsWith('/wait')) return Response.json(operations[0])
  if (path === 'operations') return Response.json({ items: operations })
  if (init.method !== 'GET') {
    const body: unknown = JSON.parse(String(init.body))
    return change(path, init.method ?? '', body, searchParams.get('requestId') ?? '')
  }
  if (path === 'images') return Response.json({ items: [...images.values()] })
  const name = path.slice(path.lastIndexOf('/') + 1)
  const image = path.includes('/family/')
    ? headOf([...images.values()].filter(({ family }) => family === name))
    : images.get(name)
  return image ? Response.json(image) : new Response('{}', { status: 404 })
}

const client = new QueryClient()
const context: RunContext = {
  client,
  project: 'p',
  signal: new AbortController().signal,
  onProgress: () => undefined,
  onWait: () => undefined,
}
let told: Outcome[] = []
let stop = () => {}
const kinds = () => told.map(({ step }) => step.change.kind)

beforeEach(() => {
  connect({ base: 'http://127.0.0.1:1/compute/v1', universe: 'googleapis.com' })
  vi.stubGlobal('fetch', fetch)
  client.clear()
  images.clear()
  images.set('old', old)
  operations.length = 0
  lost = 0
  stop = onSettled((outcomes) => {
    told.push(...outcomes)
  })
  // What other tests have made while nobody listened.
  told = []
})
afterEach(() => {
  stop()
  vi.unstubAllGlobals()
})

test.each([
  ['a created image', 0],
  ['one with a lost response', 1],
])('%s is reported once, without its keys', async (_what, losses) => {
  lost = losses
  await sendInsert(context, run, insert)
  expect(told).toMatchObject([{ step: { change: { kind: 'insert' } }, image: { name: 'new' } }])
  expect(told[0]?.before.image).toBeUndefined()
  expect(JSON.stringify(told)).not.toContain(KEY)
})

test('a creation that was accepted isn’t sent again once somebody signs in', async () => {
  connect({ base: 'http://127.0.0.1:1/compute/v1', universe: 'googleapis.com', signIn: 'token' })
  signIn('expired')
  const ask = vi.fn<() => Promise<void>>()
  ask.mockResolvedValueOnce(undefined).mockImplementation(async () => signIn('new'))
  setRenewal({ renew: async () => undefined, ask })
  vi.stubGlobal('fetch', async (input: string, init: RequestInit) => {
    if (input.includes('/wait')) return new Response('{}', { status: 401 })
    const response = await fetch(input, init)
    const isSent = init.method === 'POST'
    return isSent ? Response.json({ ...(await response.json()), status: 'RUNNING' }) : response
  })
  await expect(sendInsert(context, run, insert)).rejects.toMatchObject({ failure: 'unseen' })
  expect(ask).toHaveBeenCalledTimes(1)
  expect(operations).toHaveLength(1)
})

test('a creation resumed after a reload is reported, and so is what hides the image', async () => {
  change('images', 'POST', insert.image, 'insert-id')
  await followInsert(context, run)
  lost = 1
  await hide(context, { ...run, family: 'web' })
  expect(kinds()).toEqual(['insert', 'deprecate'])
  expect(told[1]).toMatchObject({
    before: { image: { name: 'new' } },
    image: { deprecated: { state: 'DEPRECATED' } },
    undo: { kind: 'deprecate', status: {} },
  })
})

test('the steps of publishing are reported once each, even one whose response was lost', async () => {
  const dark: Image = {
    ...old,
    name: 'new',
    id: '2',
    family: undefined,
    creationTimestamp: '2026-01-02T00:00:00Z',
  }
  images.set('new', { ...dark, deprecated: { state: 'DEPRECATED' } })
  const image = images.get('new') ?? dark
  const { steps } = publishPlan({
    project: 'p',
    image,
    family: 'web',
    members: [old],
    previous: 'old',
    now: 0,
  })
  const ground = { images: new Map(images), families: new Map([['web', [old]]]) }
  const ports = guardPorts(client, 'p', new RequestIds())
  let blind = 1
  const findOut: typeof ports.findOut = async (...args) => {
    if (blind-- > 0) throw new Error('not now')
    return ports.findOut(...args)
  }
  lost = 1
  const unknown = await guard({ steps, ground }, { ...ports, findOut })
  await settleVerdict(client, 'p', unknown)
  if (unknown.kind !== 'unknown') throw new Error(unknown.kind)
  const verdict = await unknown.check()
  await settleVerdict(client, 'p', verdict)
  await settleVerdict(client, 'p', verdict)
  expect(verdict.kind).toBe('done')
  expect(kinds()).toEqual(['patch', 'deprecate', 'deprecate'])
  expect(told.map(({ undo }) => undo)).toEqual([
    { kind: 'patch', fields: { family: '' } },
    { kind: 'deprecate', status: { state: 'DEPRECATED' } },
    { kind: 'deprecate', status: {} },
  ])
})
