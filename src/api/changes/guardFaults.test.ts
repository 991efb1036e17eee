/**
 * The guard on top of the real client, through every network or service fault that a change can
 * meet.
 */
import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Change } from '../../compute/changes/change.ts'
import type { Image, Operation } from '../../compute/schema.ts'
import { setRenewal } from '../http/again.ts'
import { connect, signIn } from '../http/session.ts'
import { guard, type Verdict } from './guard.ts'
import { guardPorts } from './make.ts'
import { RequestIds } from './requestIds.ts'

const BASE = 'http://127.0.0.1:1/compute/v1'
const v1: Image = {
  name: 'v1',
  id: '1',
  family: 'web',
  status: 'READY',
  creationTimestamp: '2026-01-01T00:00:00Z',
}
const v2: Image = { ...v1, name: 'v2', id: '2', creationTimestamp: '2026-01-02T00:00:00Z' }
const deprecate: Change = { kind: 'deprecate', status: { state: 'DEPRECATED' } }

/** What happens to a request: `act` performs it on the service and returns the response. */
type Fault = (act: () => Response) => Response | Promise<Response>

const failed = (status: number, reason: string, headers: Record<string, string> = {}) =>
  Response.json(
    { error: { code: status, message: reason, errors: [{ reason }] } },
    { status, headers },
  )
const text = (body: string, status = 200) => new Response(body, { status })
const unreached: Fault = () => Promise.reject(new TypeError('Failed to fetch'))
const timedOut: Fault = () => Promise.reject(new DOMException('', 'TimeoutError'))
/** The same, but the service has performed it. */
const after =
  (fault: Fault): Fault =>
  (act) => {
    act()
    return fault(act)
  }
const stalled = () =>
  new Response(
    new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode('{"name":'))
        controller.error(new DOMException('', 'TimeoutError'))
      },
    }),
  )

/** The service, as far as deprecating an image needs it. */
class Service {
  readonly images = new Map([v1, v2].map((image) => [image.name, image]))
  readonly operations = new Map<string, Operation>()
  done = 0
  /** By kind of request; the last one repeats. */
  faults: Record<string, Fault[]> = {}
  running = false

  readonly fetch = async (input: string, init: RequestInit): Promise<Response> => {
    const url = new URL(input)
    const path = url.pathname.replace('/compute/v1/projects/p/global/', '')
    const faults = this.faults[kindOf(path, init.method ?? 'GET')] ?? []
    const fault = faults.length > 1 ? faults.shift() : faults[0]
    const act = () => this.#act(path, url.searchParams)
    return fault ? fault(act) : act()
  }

  #act(path: string, query: URLSearchParams): Response {
    const [collection, name = '', verb] = path.split('/')
    if (collection === 'operations') {
      if (name === '') return Response.json({ items: [...this.operations.values()] })
      const operation = [...this.operations.values()].find((each) => each.name === name)
      return operation ? Response.json(operation) : failed(404, 'notFound')
    }
    if (verb === 'deprecate') return this.#deprecate(name, query.get('requestId') ?? '')
    if (name === '') return Response.json({ items: [...this.images.values()] })
    const image = this.images.get(name)
    return image ? Response.json(image) : failed(404, 'notFound')
  }

  #deprecate(name: string, requestId: string): Response {
    const before = this.operations.get(requestId)
    if (before) return Response.json(before)
    const image = this.images.get(name)
    if (!image) return failed(404, 'notFound')
    this.images.set(name, { ...image, deprecated: { state: 'DEPRECATED' } })
    this.done += 1
    const status = this.running ? 'RUNNING' : 'DONE'
    const operation = { name: `operation-${this.done}`, status, clientOperationId: requestId }
    this.operations.set(requestId, operation)
    return Response.json(operation)
  }
}

function kindOf(path: string, method: string): string {
  if (path.startsWith('operations/')) return 'wait'
  if (path === 'operations') return 'operations'
  if (path === 'images') return 'list'
  return method === 'POST' ? 'send' : 'get'
}

/** Advances the clock until the promise settles. */
async function ended<T>(promise: Promise<T>): Promise<T> {
  const state = { isEnded: false }
  const end = promise.finally(() => (state.isEnded = true))
  while (!state.isEnded) await vi.advanceTimersByTimeAsync(5000)
  return end
}

async function decide(service: Service): Promise<Verdict> {
  vi.stubGlobal('fetch', service.fetch)
  const ground = { images: new Map([['v2', v2]]), families: new Map([['web', [v1, v2]]]) }
  const step = { target: { project: 'p', image: 'v2' }, change: deprecate }
  const ports = guardPorts(new QueryClient(), 'p', new RequestIds())
  return ended(guard({ steps: [step], ground }, ports))
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(Math, 'random').mockReturnValue(0)
  connect({ base: BASE, universe: 'googleapis.com' })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const PASSES: Fault = (act) => act()
const date = () => new Date(Date.now() + 2000).toUTCString()

test.each<[string, Fault[]]>([
  ['1 refused once', [unreached, PASSES]],
  ['1 cut off once, after it was done', [after(unreached), PASSES]],
  ['4 too many requests, wait 2 s', [() => failed(429, 'x', { 'retry-after': '2' }), PASSES]],
  [
    '5 too many requests, until a date',
    [() => failed(429, 'x', { 'retry-after': date() }), PASSES],
  ],
  ['6 the rate limit is exceeded', [() => failed(403, 'rateLimitExceeded'), PASSES]],
  ['7 unavailable twice', [() => failed(503, 'x'), () => failed(503, 'x'), PASSES]],
  ['9 a gateway that returns HTML', [after(() => text('<h1>Bad gateway</h1>', 502)), PASSES]],
  ['10 a sign-in page', [() => text('<h1>Sign in</h1>'), PASSES]],
  ['11 torn JSON', [after(() => text('{"name": "oper')), PASSES]],
  ['12 an empty response', [after(() => text('')), PASSES]],
  [
    '13 another content type',
    [(act) => new Response(act().body, { headers: { 'content-type': 'x/y' } })],
  ],
  ['14 no response in time, once', [after(timedOut), PASSES]],
  ['15 stalled in the middle, once', [after(stalled), PASSES]],
])('%s: made once', async (_name, send) => {
  const service = new Service()
  service.faults = { send }
  expect(await decide(service)).toMatchObject({ kind: 'done', made: [{}] })
  expect(service.done).toBe(1)
})

/** Persistent faults whose response doesn't say whether the change was made. */
const LOST: [string, Fault][] = [
  ['1, 3 not reached', unreached],
  ['7 unavailable', () => failed(503, 'backendError')],
  ['8 an internal error', () => failed(500, 'internalError')],
  ['9 a gateway that returns HTML', () => text('<h1>Bad gateway</h1>', 502)],
  ['a gateway timeout', () => failed(504, 'x')],
  ['a request timeout', () => failed(408, 'x')],
  ['10 a sign-in page', () => text('<h1>Sign in</h1>')],
  ['11 torn JSON', () => text('{"name": "oper')],
  ['12 an empty response', () => text('')],
  ['14 no response in time', timedOut],
  ['15 stalled in the middle', stalled],
  ['19 an operation without a name', () => Response.json({ status: 'DONE' })],
]

test.each(LOST)('%s: finds out, and reports the truth', async (_name, fault) => {
  const not = new Service()
  not.faults = { send: [fault] }
  expect(await decide(not)).toMatchObject({ kind: 'failed', made: [] })
  expect(not.done).toBe(0)
  const made = new Service()
  made.faults = { send: [after(fault)] }
  expect(await decide(made)).toMatchObject({ kind: 'done', made: [{}] })
  expect(made.done).toBe(1)
})

test.each(LOST)('%s on everything: unknown until the service can be read', async (_name, fault) => {
  for (const isMade of [false, true]) {
    const service = new Service()
    service.faults = {
      send: [isMade ? after(fault) : fault],
      operations: [() => failed(503, 'backendError')],
    }
    const verdict = await decide(service)
    expect(verdict).toMatchObject({ kind: 'unknown', made: [] })
    service.faults = {}
    if (verdict.kind !== 'unknown') continue
    expect(await ended(verdict.check())).toMatchObject({ kind: isMade ? 'done' : 'failed' })
    expect(service.done).toBe(isMade ? 1 : 0)
  }
})

test.each<[string, Fault]>([
  ['an invalid request', () => failed(400, 'invalid')],
  ['20 signed out', () => failed(401, 'authError')],
  ['not allowed', () => failed(403, 'forbidden')],
  ['31 deleted in another tab', () => failed(404, 'notFound')],
  ['23 already there', () => failed(409, 'alreadyExists')],
  ['22 changed in another tab', () => failed(412, 'conditionNotMet')],
  ['4 too many requests, for long', () => failed(429, 'rateLimitExceeded')],
  ['an unknown method', () => failed(501, 'notImplemented')],
])('%s: certainly not made, with nothing to find out', async (_name, fault) => {
  const service = new Service()
  service.faults = { send: [fault], operations: [unreached] }
  expect(await decide(service)).toMatchObject({ kind: 'failed', made: [] })
  expect(service.done).toBe(0)
})

test('23, 31 a refusal after a lost response may refer to a change that was made', async () => {
  for (const status of [404, 409, 412]) {
    const service = new Service()
    service.faults = { send: [after(unreached), () => failed(status, 'x')] }
    expect(await decide(service)).toMatchObject({ kind: 'done', made: [{}] })
    expect(service.done).toBe(1)
  }
})

test('20 signed out after a lost response: what became of it is read, and it isn’t sent again', async () => {
  connect({ base: BASE, universe: 'googleapis.com', signIn: 'token' })
  signIn('expired')
  setRenewal({ renew: async () => undefined, ask: async () => signIn('new') })
  const signedOut = () => failed(401, 'authError')
  const service = new Service()
  service.faults = { send: [after(unreached), signedOut], operations: [signedOut, PASSES] }
  expect(await decide(service)).toMatchObject({ kind: 'done', made: [{}] })
  expect(service.done).toBe(1)
})

test('24 an operation that ends with an error: not made', async () => {
  const service = new Service()
  service.running = true
  const error = { errors: [{ code: 'QUOTA_EXCEEDED', message: 'no' }] }
  service.faults = { wait: [() => Response.json({ name: 'operation-1', status: 'DONE', error })] }
  expect(await decide(service)).toMatchObject({
    kind: 'failed',
    error: { failure: 'operation', reason: 'QUOTA_EXCEEDED' },
  })
})

test.each<[string, Fault]>([
  ['25 a missing operation', () => failed(404, 'notFound')],
  ['an operation without permission', () => failed(403, 'forbidden')],
  ['26 an operation that never ends', (act) => act()],
])('%s: accepted, outcome unknown', async (_name, fault) => {
  const service = new Service()
  service.running = true
  service.faults = { wait: [fault] }
  const verdict = await decide(service)
  expect(verdict).toMatchObject({ kind: 'unknown', made: [], error: { failure: 'unseen' } })
})

test('an operation that never ends is followed for half an hour, once', async () => {
  const service = new Service()
  service.running = true
  const start = Date.now()
  await decide(service)
  expect((Date.now() - start) / 60_000).toBeCloseTo(30, 0)
})

test('31 an image deleted before the request: nothing is sent', async () => {
  const service = new Service()
  service.images.delete('v2')
  expect(await decide(service)).toMatchObject({ kind: 'failed', error: { status: 404 } })
  expect(service.operations.size).toBe(0)
})

/** All members, with a token as if there were more. */
const page: Fault = () => Response.json({ items: [v1, v2], nextPageToken: 'a' })

test.each<[string, Fault[]]>([
  ['2 cut off in the middle', [page, unreached]],
  ['17 the same page token forever', [page]],
  ['18 a page token that is refused', [page, () => failed(400, 'invalid')]],
  ['20 signed out in the middle', [page, () => failed(401, 'authError')]],
])('%s on the members: nothing is sent while a head is unknown', async (_name, list) => {
  const service = new Service()
  service.faults = { list }
  expect(await decide(service)).toMatchObject({ kind: 'stopped', why: 'moved', made: [] })
  expect(service.operations.size).toBe(0)
})

test('16 a repeated page does no harm', async () => {
  const service = new Service()
  service.faults = { list: [page, PASSES] }
  expect(await decide(service)).toMatchObject({ kind: 'done' })
})
