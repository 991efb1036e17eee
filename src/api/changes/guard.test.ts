import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyChange } from '../../compute/changes/apply.ts'
import type { Change, ImageChange } from '../../compute/changes/change.ts'
import type { Ground } from '../../compute/changes/preview.ts'
import { headOf } from '../../compute/family.ts'
import type { Image } from '../../compute/schema.ts'
import { ApiError, errorFromAnswer, type Failure } from '../http/error.ts'
import { guard, type GuardPorts, type Verdict } from './guard.ts'
import { RequestIds } from './requestIds.ts'

const v1: Image = {
  name: 'v1',
  id: '1',
  family: 'web',
  status: 'READY',
  creationTimestamp: '2026-01-01T00:00:00Z',
}
const v2: Image = { ...v1, name: 'v2', id: '2', creationTimestamp: '2026-01-02T00:00:00Z' }
const deprecate: Change = { kind: 'deprecate', status: { state: 'DEPRECATED' } }
const on = (image: string, change: Change): ImageChange => ({
  target: { project: 'p', image },
  change,
})

/**
 * How one call goes wrong, numbered as in the catalog of faults; `done` says whether the change was
 * made.
 */
interface Fault {
  name: string
  done: boolean
  error(): ApiError
}
const failure = (kind: Failure, status = 0) =>
  new ApiError({ failure: kind, status, message: kind })
const http = (status: number, reason = '') =>
  errorFromAnswer(status, { error: { message: reason, errors: [{ reason }] } })
const both = (name: string, error: () => ApiError): Fault[] => [
  { name: `${name}, not made`, done: false, error },
  { name: `${name}, made`, done: true, error },
]
const UNCERTAIN: Fault[] = [
  ...both('no connection', () => failure('network')),
  ...both('no response in time', () => failure('timeout')),
  ...both('an answer that is no JSON', () => failure('notJson', 200)),
  ...both('an answer of another shape', () => failure('unexpected')),
  ...both('an operation that cannot be seen', () => failure('unseen')),
  ...[408, 500, 502, 503, 504].flatMap((status) => both(String(status), () => http(status))),
]
const CERTAIN: Fault[] = [
  ...[400, 401, 403, 404, 409, 412, 429].map((status) => ({
    name: String(status),
    done: false,
    error: () => http(status),
  })),
  { name: 'an operation that failed', done: false, error: () => failure('operation', 400) },
]

/** A service with two images whose calls fail as configured. */
class Service implements GuardPorts {
  images = new Map<string, Image>([
    ['v1', v1],
    ['v2', v2],
  ])
  readonly ids = new RequestIds()
  readonly made = new Map<string, ImageChange>()
  readonly sent: string[] = []
  faults: Fault[] = []
  blind = 0
  beforeSend: (() => void) | undefined

  ground = (): Ground => ({
    images: new Map(this.images),
    families: new Map([['web', this.members()]]),
  })
  members = () => [...this.images.values()].filter(({ family }) => family === 'web')

  async look(
    names: readonly string[],
    families: readonly string[],
    heads: readonly string[],
  ): Promise<Ground> {
    const images = names.map((name) => {
      const image = this.images.get(name)
      if (!image) throw http(404, 'notFound')
      return [name, image] as const
    })
    const head = headOf(this.members())
    return {
      images: new Map(images),
      families: new Map([
        ...families.map((family) => [family, this.members()] as const),
        ...heads.map((family) => [family, head ? [head] : []] as const),
      ]),
    }
  }

  async perform(step: ImageChange, requestId: string) {
    this.sent.push(requestId)
    this.beforeSend?.()
    const fault = this.faults.shift()
    if ((!fault || fault.done) && !this.made.has(requestId)) {
      const { image: name } = step.target
      const after = applyChange(this.images.get(name), step.change)
      if (after) this.images.set(name, after)
      else this.images.delete(name)
      this.made.set(requestId, step)
    }
    if (fault) throw fault.error()
    return {}
  }

  async findOut(_step: ImageChange, requestId: string) {
    if (this.blind > 0) {
      this.blind -= 1
      throw failure('network')
    }
    return this.made.has(requestId) ? {} : null
  }
}

/** Checks again until the outcome is known. */
async function known(verdict: Verdict): Promise<Verdict> {
  return verdict.kind === 'unknown' ? known(await verdict.check()) : verdict
}

const decide = (service: Service, ...steps: ImageChange[]) =>
  guard({ steps, ground: service.ground() }, service)

describe.each(UNCERTAIN)('$name', ({ done, error }) => {
  const fault: Fault = { name: '', done, error }

  test('finds out what became of it', async () => {
    const service = new Service()
    service.faults = [fault]
    const verdict = await decide(service, on('v2', deprecate))
    expect(verdict.kind).toBe(done ? 'done' : 'failed')
    expect(verdict.made).toHaveLength(done ? 1 : 0)
  })

  test('while that can’t be read, it stays unknown and nothing is sent again', async () => {
    const service = new Service()
    service.faults = [fault]
    service.blind = 2
    const verdict = await decide(service, on('v2', deprecate))
    expect(verdict).toMatchObject({ kind: 'unknown', made: [] })
    expect((await known(verdict)).kind).toBe(done ? 'done' : 'failed')
    expect(service.sent).toHaveLength(1)
  })
})

test.each(CERTAIN)('$name: certainly not made', async (fault) => {
  const service = new Service()
  service.faults = [fault]
  service.blind = 9
  const verdict = await decide(service, on('v2', deprecate))
  expect(verdict).toMatchObject({
    kind: 'failed',
    made: [],
    error: { message: fault.error().message },
  })
})

test('a retry keeps its request id, but gets a new one after a failed operation', async () => {
  const service = new Service()
  service.faults = [...both('', () => failure('network')).slice(0, 1), ...CERTAIN.slice(-1)]
  await decide(service, on('v2', deprecate))
  await decide(service, on('v2', deprecate))
  await decide(service, on('v2', deprecate))
  const [one, two, three] = service.sent
  expect(two).toBe(one)
  expect(three).not.toBe(one)
})

test('sends nothing when an image can’t be read', async () => {
  const service = new Service()
  const ground = service.ground()
  service.images.delete('v2')
  const verdict = await guard({ steps: [on('v2', deprecate)], ground }, service)
  expect(verdict).toMatchObject({ kind: 'failed', error: { status: 404 } })
  expect(service.sent).toEqual([])
})

test('someone else’s change between two steps stops the second', async () => {
  const service = new Service()
  const publish = [on('v2', { kind: 'patch', fields: { description: 'x' } }), on('v1', deprecate)]
  service.beforeSend = () => {
    service.images.set('v1', { ...v1, deprecated: { state: 'OBSOLETE' } })
  }
  const verdict = await decide(service, ...publish)
  expect(verdict).toMatchObject({ kind: 'stopped', why: 'overtaken', made: [{ step: publish[0] }] })
  expect(service.sent).toHaveLength(1)
})

test('continues with the remaining steps after a change is found made', async () => {
  const service = new Service()
  service.faults = [{ name: '', done: true, error: () => failure('network') }]
  service.blind = 1
  const steps = [on('v2', deprecate), on('v1', deprecate)]
  const verdict = await known(await decide(service, ...steps))
  expect(verdict).toMatchObject({
    kind: 'done',
    made: [{ before: { image: v2 } }, { before: { image: v1 } }],
  })
})

test('under any faults: nothing is made twice, and every verdict is true', async () => {
  const fault = fc.constantFrom(...UNCERTAIN, ...CERTAIN)
  await fc.assert(
    fc.asyncProperty(fc.array(fault, { maxLength: 4 }), fc.nat(3), async (faults, blind) => {
      const service = new Service()
      service.faults = [...faults]
      service.blind = blind
      const steps = [on('v2', deprecate), on('v1', { kind: 'delete' })]
      const verdict = await known(await decide(service, ...steps))
      const made = [...service.made.values()]
      expect(made).toEqual(verdict.made.map(({ step }) => step))
      expect(verdict.kind === 'done').toBe(made.length === 2)
    }),
    { numRuns: 500 },
  )
})
