import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Change } from '../../compute/changes/change.ts'
import { sameLabels } from '../../compute/changes/labelMerge.ts'
import type { Labels } from '../../compute/schema.ts'
import { connect } from '../http/session.ts'
import { sendChange } from './send.ts'
import { newRequestId } from '../http/requestId.ts'

/** What happens to one request: refused before it takes effect, or its response lost after. */
type Fault = 'none' | 'unreached' | 'lost' | '503' | '503 after' | '429' | 'html after'
const FAULTS: Fault[] = ['none', 'unreached', 'lost', '503', '503 after', '429', 'html after']

const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })
const failed = (status: number, reason: string) =>
  json(status, { error: { code: status, message: reason, errors: [{ reason }] } })

/** A service with one image, which counts what is really done to it. */
class Service {
  labels: Labels = {}
  fingerprint = 0
  done = 0
  requests = 0
  readonly #answers = new Map<string, unknown>()
  readonly #faults: Fault[]

  constructor(faults: Fault[] = []) {
    this.#faults = [...faults]
  }

  readonly fetch = (input: string, init: RequestInit): Promise<Response> => {
    this.requests += 1
    if (init.method === 'GET') return Promise.resolve(json(200, { name: 'i', ...this.#image() }))
    const fault = this.#faults.shift() ?? 'none'
    if (fault === 'unreached') return Promise.reject(new TypeError('Failed to fetch'))
    if (fault === '503') return Promise.resolve(failed(503, 'backendError'))
    if (fault === '429') return Promise.resolve(failed(429, 'rateLimitExceeded'))
    const answer = this.#act(new URL(input), String(init.body))
    if (fault === 'lost') return Promise.reject(new TypeError('Failed to fetch'))
    if (fault === '503 after') return Promise.resolve(failed(503, 'backendError'))
    if (fault === 'html after') return Promise.resolve(new Response('<h1>Proxy</h1>'))
    return Promise.resolve(answer)
  }

  #image = () => ({ labels: this.labels, labelFingerprint: String(this.fingerprint) })

  #act(url: URL, body: string): Response {
    const id = url.searchParams.get('requestId')
    const before = id === null ? undefined : this.#answers.get(id)
    if (before !== undefined) return json(200, before)
    if (url.pathname.endsWith('/setLabels')) {
      const asked = JSON.parse(body) as { labels: Labels; labelFingerprint: string }
      if (asked.labelFingerprint !== String(this.fingerprint)) return failed(412, 'conditionNotMet')
      this.labels = asked.labels
      this.fingerprint += 1
    }
    this.done += 1
    const operation = { name: `operation-${this.done}`, status: 'DONE' }
    if (id !== null) this.#answers.set(id, operation)
    return json(200, operation)
  }
}

const serve = (service: Service) => vi.stubGlobal('fetch', service.fetch)
const target = { project: 'p', image: 'i' }
const mine: Change = { kind: 'setLabels', labels: { env: 'prod' }, labelFingerprint: '0' }
const changes: Change[] = [{ kind: 'delete' }, { kind: 'patch', fields: { family: 'f' } }, mine]

beforeEach(() => {
  connect({ base: 'http://127.0.0.1:1/compute/v1', universe: 'googleapis.com' })
  vi.spyOn(Math, 'random').mockReturnValue(0)
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

test('whatever is lost, nothing is done twice and success is never claimed falsely', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...changes),
      fc.array(fc.constantFrom(...FAULTS), { maxLength: 6 }),
      async (change, faults) => {
        const service = new Service(faults)
        serve(service)
        const said = await sendChange(target, change, newRequestId()).then(
          () => 'made',
          () => 'failed',
        )
        expect(service.done).toBeLessThanOrEqual(1)
        expect(said === 'failed' || service.done === 1).toBe(true)
      },
    ),
    { numRuns: 1000 },
  )
}, 30_000)

test.each(FAULTS)('recovers from one %s', async (fault) => {
  for (const change of changes) {
    const service = new Service([fault])
    serve(service)
    await expect(sendChange(target, change, newRequestId())).resolves.toBeDefined()
    expect(service.done).toBe(1)
  }
})

test('labels that someone else set meanwhile aren’t mistaken for one’s own', async () => {
  const service = new Service(['unreached'])
  serve(service)
  service.labels = { env: 'test' }
  service.fingerprint = 1
  await expect(sendChange(target, mine, newRequestId())).rejects.toMatchObject({ status: 412 })
  expect(sameLabels(service.labels, { env: 'test' })).toBe(true)
})

test.each([400, 403, 404, 409, 412, 500])('%d is not sent again', async (status) => {
  let sent = 0
  vi.stubGlobal('fetch', () => {
    sent += 1
    return Promise.resolve(failed(status, 'reason'))
  })
  await expect(sendChange(target, { kind: 'delete' }, newRequestId())).rejects.toMatchObject({
    status,
  })
  expect(sent).toBe(1)
})

test('a response that stays lost is uncertain, and so is any answer after it', async () => {
  const send = (...faults: Fault[]) => {
    serve(new Service(faults))
    return sendChange(target, { kind: 'delete' }, newRequestId())
  }
  await expect(send('lost', 'lost', 'lost', 'lost', 'lost')).rejects.toMatchObject({
    failure: 'network',
    uncertain: true,
  })
  const service = new Service(['lost'])
  const answers = [service.fetch, () => Promise.resolve(failed(404, 'notFound'))]
  vi.stubGlobal('fetch', (input: string, init: RequestInit) => answers.shift()?.(input, init))
  await expect(sendChange(target, { kind: 'delete' }, newRequestId())).rejects.toMatchObject({
    status: 404,
    uncertain: true,
  })
})
