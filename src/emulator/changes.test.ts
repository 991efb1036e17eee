import { beforeEach, expect, test } from 'vitest'
import { fromFile, testClient, type Client } from './testing/client.ts'

const HOST = 'https://www.googleapis.com/compute/v1'
let client: Client
beforeEach(async () => {
  client = testClient()
  await client.ask(
    'POST',
    'p/global/images',
    fromFile('web', { family: 'fam', labels: { a: '1' } }),
  )
})
const image = async () => (await client.ask('GET', 'p/global/images/web')).body
const post = (path: string, body?: unknown, headers?: Record<string, string>) =>
  client.ask('POST', `p/global/images/web${path}`, body, headers)
const patch = (body: unknown) => client.ask('PATCH', 'p/global/images/web', body)

test('deprecate replaces the whole status, completing links and times without a zone', async () => {
  const first = await post('/deprecate', {
    state: 'DEPRECATED',
    replacement: 'http://127.0.0.1:1/compute/v1/projects/p/global/images/x',
    deleted: '2026-12-24T03:29:46',
  })
  expect(first.body).toMatchObject({ operationType: 'setDeprecation', status: 'PENDING' })
  expect((await image()).deprecated).toEqual({
    state: 'DEPRECATED',
    replacement: `${HOST}/projects/p/global/images/x`,
    deleted: '2026-12-24T03:29:46.000Z',
  })
  await post('/deprecate', { state: 'ACTIVE', obsolete: '2027-01-01T00:00:00Z' })
  expect((await image()).deprecated).toEqual({ state: 'ACTIVE', obsolete: '2027-01-01T00:00:00Z' })
  expect((await client.ask('GET', 'p/global/images/family/fam')).status).toBe(200)
})

test.each([['DEPRECATED'], ['OBSOLETE'], ['DELETED']])(
  'a family does not resolve to a %s image',
  async (state) => {
    await post('/deprecate', { state })
    const reply = await client.ask('GET', 'p/global/images/family/fam')
    expect(reply.body.error).toMatchObject({
      code: 404,
      message: "The resource 'projects/p/global/images/family/fam' was not found",
      errors: [
        {
          message: "The resource 'projects/p/global/images/family/fam' was not found",
          domain: 'global',
          reason: 'notFound',
        },
      ],
    })
    expect(await image()).toMatchObject({ status: 'READY', deprecated: { state } })
  },
)

test.each([
  ['{}', '{}'],
  ['zero bytes', undefined],
  ['an empty string', '""'],
])('%s clears', async (_, body) => {
  await post('/deprecate', { state: 'OBSOLETE' })
  expect((await post('/deprecate', body)).status).toBe(200)
  expect(await image()).not.toHaveProperty('deprecated')
})

test.each([
  ['deprecate', (status: object) => post('/deprecate', status)],
  ['patch', (status: object) => patch({ deprecated: status })],
])('%s treats empty fields of a status as absent', async (_, send) => {
  const empty = { replacement: '', deprecated: '', obsolete: '', deleted: '' }
  expect((await send({ state: 'OBSOLETE', ...empty })).status).toBe(200)
  expect((await image()).deprecated).toEqual({ state: 'OBSOLETE' })
  expect((await send({ state: '', ...empty })).status).toBe(200)
  expect(await image()).not.toHaveProperty('deprecated')
})

test.each([
  [{ state: 'GONE' }, /resource.state/],
  [{ state: 'DEPRECATED', deleted: 'soon' }, /resource.deleted/],
  [{ state: 3 }, /TYPE_STRING/],
])('deprecate refuses %j', async (body, message) => {
  const reply = await post('/deprecate', body)
  expect(reply.status).toBe(400)
  expect(reply.body.error.message).toMatch(message)
})

test('a label whose value is null is refused, not removed', async () => {
  const { labelFingerprint } = await image()
  const { status, body } = await post('/setLabels', { labels: { a: null }, labelFingerprint })
  expect(status).toBe(400)
  expect(body.error.message).toContain('resource.labels.a')
  expect((await image()).labels).toEqual({ a: '1' })
})

test('setLabels replaces all labels immediately, with a new fingerprint each time', async () => {
  const before = (await image()).labelFingerprint
  const done = await post('/setLabels', { labels: { b: '2' }, labelFingerprint: before })
  expect(done.body).toMatchObject({ operationType: 'setLabels', status: 'DONE', progress: 100 })
  const after = await image()
  expect(after.labels).toEqual({ b: '2' })
  expect(after.labelFingerprint).not.toBe(before)
  const urlSafe = after.labelFingerprint.replaceAll('+', '-').replaceAll('/', '_')
  expect((await post('/setLabels', { labelFingerprint: urlSafe })).status).toBe(200)
  expect(await image()).toMatchObject({ labelFingerprint: '42WmSpB8rSM=' })
  expect(await image()).not.toHaveProperty('labels')
})

test.each([
  ['stale', 'CHILmtzyjdE='],
  ['empty', ''],
  ['missing', undefined],
])('a %s fingerprint is 412, and nothing changes', async (_, labelFingerprint) => {
  const before = await image()
  const reply = await post('/setLabels', { labels: { x: 'y' }, labelFingerprint })
  expect(reply.body).toEqual({
    error: {
      code: 412,
      message: 'Labels fingerprint either invalid or resource labels have changed',
      errors: [
        {
          message: 'Labels fingerprint either invalid or resource labels have changed',
          domain: 'global',
          reason: 'conditionNotMet',
          location: 'If-Match',
          locationType: 'header',
        },
      ],
    },
  })
  expect(await image()).toEqual(before)
})

test('of 20 writers with the same fingerprint exactly one wins', async () => {
  const { labelFingerprint } = await image()
  const replies = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      post('/setLabels', { labels: { n: `${n}` }, labelFingerprint }),
    ),
  )
  const winners = replies.flatMap(({ status }, n) => (status === 200 ? [n] : []))
  expect(winners).toHaveLength(1)
  expect((await image()).labels).toEqual({ n: `${winners[0]}` })
})

test('patch changes family, description, architecture and deprecation, and removes empty ones', async () => {
  expect(
    (
      await patch({
        family: 'f2',
        description: 'd',
        architecture: 'ARM64',
        deprecated: { state: 'OBSOLETE' },
        labels: {},
      })
    ).body,
  ).toMatchObject({ operationType: 'patch' })
  expect(await image()).toMatchObject({
    family: 'f2',
    description: 'd',
    architecture: 'ARM64',
    deprecated: { state: 'OBSOLETE' },
    labels: { a: '1' },
  })
  await patch({ family: null, description: '', deprecated: null })
  for (const field of ['family', 'description', 'deprecated'])
    expect(await image()).not.toHaveProperty(field)
  await patch({ description: 'again' })
  expect(await image()).toMatchObject({ description: 'again', architecture: 'ARM64' })
  await patch({ architecture: 'ARCHITECTURE_UNSPECIFIED' })
  expect(await image()).not.toHaveProperty('architecture')
})

test.each([
  [
    'rawDisk',
    {
      source: 'https://storage.cloud.google.com/bucket/disk.tar.gz?authuser=1',
      containerType: 'TAR',
    },
  ],
  ['selfLink', 'global/images/web'],
  ['selfLink', '/compute/v1/projects/p/global/images/web'],
  ['selfLink', 'https://compute.googleapis.com/compute/v1/projects/p/global/images/web'],
  ['licenses', ['/compute/v1/projects/p/global/licenses/own']],
])('a patch with the current %s in the form %j changes nothing', async (field, value) => {
  const licenses = ['global/licenses/own']
  await client.ask('POST', 'p/global/images', fromFile('other', { licenses }))
  const path = `p/global/images/${field === 'licenses' ? 'other' : 'web'}`
  const before = (await client.ask('GET', path)).body
  expect((await client.ask('PATCH', path, { [field]: value })).status).toBe(200)
  expect((await client.ask('GET', path)).body).toEqual(before)
})

test('a patch with the current source in another form of its link changes nothing', async () => {
  const sourceImage = 'projects/p/global/images/web'
  await client.ask('POST', 'p/global/images', { name: 'copy', sourceImage })
  const send = (link: string) =>
    client.ask('PATCH', 'p/global/images/copy', { sourceImage: link, description: 'x' })
  expect((await send('/compute/v1/projects/p/global/images/web')).status).toBe(200)
  expect((await send('global/images/web')).status).toBe(200)
  expect((await send('projects/q/global/images/web')).status).toBe(400)
  expect((await client.ask('GET', 'p/global/images/copy')).body).toMatchObject({
    sourceImage: `${HOST}/projects/p/global/images/web`,
    description: 'x',
  })
})

test('a patch may include unchanged fields, but not change any other', async () => {
  const absent = { satisfiesPzs: false, satisfiesPzi: false }
  expect((await patch({ ...(await image()), ...absent, description: 'x' })).status).toBe(200)
  for (const body of [
    { labels: { z: '' } },
    { diskSizeGb: 99 },
    { name: 'other' },
    { satisfiesPzs: true },
    { family: 'No' },
    { architecture: 'no' },
  ]) {
    expect((await patch(body)).status).toBe(400)
  }
  expect(await image()).toMatchObject({ description: 'x', labels: { a: '1' } })
})

test('delete: DELETING immediately, unusable meanwhile, gone with its policy when done', async () => {
  await post('/setIamPolicy', {
    policy: { bindings: [{ role: 'roles/viewer', members: ['user:a@b.co'] }] },
  })
  await client.raw('POST', '/_emulator/projects/p/operations/hold')
  const first = await client.ask('DELETE', 'p/global/images/web')
  expect(first.body).toMatchObject({ operationType: 'delete', status: 'RUNNING' })
  expect(await image()).toMatchObject({ status: 'DELETING' })
  const again = await client.ask('DELETE', 'p/global/images/web')
  expect(again.body.error).toMatchObject({ code: 400, errors: [{ reason: 'resourceNotReady' }] })
  expect((await client.ask('GET', 'p/global/images/family/fam')).status).toBe(404)
  await client.raw('POST', '/_emulator/projects/p/operations/release')
  expect((await client.ask('GET', 'p/global/images/web')).status).toBe(404)
  await client.ask('POST', 'p/global/images', fromFile('web'))
  expect((await client.ask('GET', 'p/global/images/web/getIamPolicy')).body).toEqual({
    etag: 'ACAB',
  })
})

test('an image can be addressed by its id', async () => {
  const { id } = await image()
  expect((await client.ask('GET', `p/global/images/${id}`)).body.name).toBe('web')
  expect(
    (await client.ask('POST', `p/global/images/${id}/deprecate`, { state: 'OBSOLETE' })).status,
  ).toBe(200)
  expect((await image()).deprecated.state).toBe('OBSOLETE')
})
