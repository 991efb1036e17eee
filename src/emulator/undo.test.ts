import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Change } from '../compute/changes/change.ts'
import { applyChange } from '../compute/changes/apply.ts'
import { inverseOf, inverseOfPolicy } from '../compute/changes/inverse.ts'
import { requestOf } from '../compute/changes/request.ts'
import type { Image, Policy } from '../compute/schema.ts'
import { fromFile, testClient, type Client } from './testing/client.ts'

/** Checks the console’s predictions and inverse changes against the emulator. */

const target = { project: 'p', image: 'web' }
const BASE = '/compute/v1/'
/** Each run makes about six requests. */
const RUNS = { numRuns: 20 }

const date = fc.constantFrom('2027-01-01T00:00:00Z', '2026-01-01T00:00:00Z')
const labels = fc.dictionary(
  fc.constantFrom('env', 'team', 'keep'),
  fc.constantFrom('', 'prod', 'web'),
)
const deprecated = fc.option(
  fc.record(
    {
      state: fc.constantFrom('ACTIVE', 'DEPRECATED', 'OBSOLETE', 'DELETED'),
      deprecated: date,
      obsolete: date,
      deleted: date,
    },
    { requiredKeys: ['state'] },
  ),
  { nil: {} },
)
const fields = fc.record(
  {
    family: fc.constantFrom('', 'web', 'db'),
    description: fc.constantFrom('', 'A server', 'line\nline'),
    architecture: fc.constantFrom('X86_64' as const, 'ARM64' as const),
  },
  { requiredKeys: [] },
)
const bindings = fc.array(
  fc.record({
    role: fc.constantFrom('roles/viewer', 'roles/compute.imageUser'),
    members: fc.constant<string[]>(['user:a@example.com']),
  }),
  { maxLength: 1 },
)

/** A change, given the image to apply it to. */
const anyChange: fc.Arbitrary<(image: Image) => Change> = fc.oneof(
  labels.map((all) => ({ labelFingerprint = '' }: Image): Change => {
    return { kind: 'setLabels', labels: all, labelFingerprint }
  }),
  deprecated.map((status) => (): Change => ({ kind: 'deprecate', status })),
  fields.map((some) => (): Change => ({ kind: 'patch', fields: some })),
)

async function make(client: Client, change: Change): Promise<void> {
  const { method, path, body } = requestOf(target, change)
  const reply = await client.raw(method, BASE + path, body)
  expect(reply).toMatchObject({ status: 200 })
  expect(reply.body.error).toBeUndefined()
}

const look = async (client: Client): Promise<Image> =>
  (await client.ask('GET', 'p/global/images/web')).body

/** Without the fingerprint, which is new with each change of labels; missing labels equal `{}`. */
const told = (image: Image | undefined) => ({ labels: {}, ...image, labelFingerprint: '' })

test('each change has the predicted result, and its inverse undoes it', async () => {
  await fc.assert(
    fc.asyncProperty(labels, deprecated, fields, anyChange, async (first, status, some, next) => {
      const client = testClient()
      await client.ask('POST', 'p/global/images', fromFile('web', { labels: first, ...some }))
      await make(client, { kind: 'deprecate', status })
      const before = await look(client)

      const change = next(before)
      await make(client, change)
      const after = await look(client)
      expect(told(after)).toEqual(told(applyChange(before, change)))

      const undo = inverseOf(change, before, after)
      if (undo) await make(client, undo)
      expect(told(await look(client))).toEqual(told(before))
    }),
    RUNS,
  )
})

test('undoing a policy change restores it, with another etag', async () => {
  await fc.assert(
    fc.asyncProperty(bindings, bindings, async (first, next) => {
      const client = testClient()
      await client.ask('POST', 'p/global/images', fromFile('web'))
      const read = async (): Promise<Policy> =>
        (await client.ask('GET', 'p/global/images/web/getIamPolicy')).body
      await make(client, { kind: 'setIamPolicy', policy: { ...(await read()), bindings: first } })
      const before = await read()
      await make(client, { kind: 'setIamPolicy', policy: { ...before, bindings: next } })
      const undo = inverseOfPolicy(before, await read())
      if (undo) await make(client, undo)
      const { etag, ...again } = await read()
      expect(etag).not.toBe(before.etag)
      expect({ ...again, etag: '' }).toEqual({ ...before, etag: '' })
    }),
    RUNS,
  )
})
