import { beforeEach, expect, test, vi } from 'vitest'
import { fromFile, testClient, type Client } from './testing/client.ts'

let client: Client
beforeEach(async () => {
  client = testClient()
  await client.ask('POST', 'p/global/images', fromFile('web'))
})
const post = (path: string, body?: unknown) =>
  client.ask('POST', `p/global/images/web${path}`, body)

const binding = (more = {}) => ({
  role: 'roles/compute.imageUser',
  members: ['user:a@example.com'],
  ...more,
})
const condition = { title: 't', expression: 'request.time < timestamp("2030-01-01T00:00:00Z")' }

test('a policy is replaced with its current etag; a stale one is refused', async () => {
  const path = '/setIamPolicy'
  const first = await post(path, { policy: { etag: 'ACAB', bindings: [binding()] } })
  expect(first.body).toMatchObject({
    version: 1,
    bindings: [binding()],
    etag: expect.stringMatching(/^Bw[A-Za-z0-9+/]{9}=$/),
  })
  const stale = await post(path, { policy: { etag: 'ACAB', bindings: [] } })
  expect(stale.body.error).toMatchObject({
    code: 409,
    status: 'ABORTED',
    errors: [{ reason: 'aborted' }],
  })
  const cleared = await post(path, { policy: { etag: first.body.etag, version: 3 } })
  expect(cleared.body).toEqual({ version: 1, etag: expect.any(String) })
  expect(cleared.body.etag).not.toBe(first.body.etag)
  expect((await post(path, { bindings: [binding()], etag: cleared.body.etag })).status).toBe(200)
})

test('conditions require version 3, and are hidden unless it is requested', async () => {
  const policy = { version: 3, bindings: [binding({ condition })] }
  await post('/setIamPolicy', { policy })
  const get = (query: string) => client.ask('GET', `p/global/images/web/getIamPolicy${query}`)
  expect((await get('?optionsRequestedPolicyVersion=3')).body).toMatchObject(policy)
  expect((await get('')).body.bindings).toEqual([
    {
      role: expect.stringMatching(/^roles\/compute.imageUser_withcond_/),
      members: ['user:a@example.com'],
    },
  ])
  expect((await get('?optionsRequestedPolicyVersion=2')).status).toBe(400)
  expect((await post('/setIamPolicy', { policy: { ...policy, version: 1 } })).status).toBe(400)
})

test.each<[policy: object, problem: string]>([
  [{ auditConfigs: [5] }, "'resource.policy.auditConfigs[0]' (TYPE_MESSAGE), 5"],
  [
    { auditConfigs: [{ service: 5 }] },
    "'resource.policy.auditConfigs[0].service' (TYPE_STRING), 5",
  ],
  [
    { auditConfigs: [{ service: 'allServices', auditLogConfigs: [{ exemptedMembers: 'x' }] }] },
    "'resource.policy.auditConfigs[0].auditLogConfigs[0].exemptedMembers' (TYPE_LIST)",
  ],
  [
    { auditConfigs: [{ auditLogConfigs: [{ logType: 'READS' }] }] },
    "'policy.auditConfigs[0].auditLogConfigs[0].logType': 'READS'. Must be one of",
  ],
])('a policy has the fields of its schema, unlike %j', async (policy, problem) => {
  const { status, body } = await post('/setIamPolicy', { policy })
  expect(status).toBe(400)
  expect(body.error.message).toContain(problem)
})

test('bindings outside a policy are read, also if they are ignored', async () => {
  const { status, body } = await post('/setIamPolicy', { policy: {}, bindings: [5] })
  expect(status).toBe(400)
  expect(body.error.message).toContain("'resource.bindings[0]' (TYPE_MESSAGE), 5")
})

test('audit configurations are returned as they were set', async () => {
  const auditLogConfigs = [{ logType: 'DATA_READ', exemptedMembers: ['user:a@example.com'] }]
  const auditConfigs = [{ service: 'allServices', auditLogConfigs }]
  await post('/setIamPolicy', { policy: { auditConfigs } })
  const { body } = await client.ask('GET', 'p/global/images/web/getIamPolicy')
  expect(body).toMatchObject({ auditConfigs })
})

test.each([0, 1, 3, undefined])(
  'a policy sent with version %s has version 1 as long as it has no conditions',
  async (version) => {
    const set = await post('/setIamPolicy', { policy: { version, bindings: [binding()] } })
    expect(set.body).toMatchObject({ version: 1 })
    const path = 'p/global/images/web/getIamPolicy?optionsRequestedPolicyVersion=3'
    expect((await client.ask('GET', path)).body).toEqual(set.body)
  },
)

test.each([
  [{}, 'required'],
  [{ policy: { bindings: [binding({ members: ['nonsense'] })] } }, 'badRequest'],
  [{ policy: { bindings: [binding({ members: ['allUsers'] })] } }, 'badRequest'],
  [{ policy: { bindings: [binding({ members: ['user:not-an-address'] })] } }, 'badRequest'],
  [{ policy: { bindings: [binding({ role: 'viewer' })] } }, 'badRequest'],
  [{ policy: { version: 2 } }, 'invalid'],
])('setIamPolicy refuses %j', async (body, reason) => {
  const reply = await post('/setIamPolicy', body)
  expect(reply.body.error).toMatchObject({ code: 400, errors: [{ reason }] })
})

test('who sends the etag of conditions sends version 3, or they would be lost unnoticed', async () => {
  const conditional = { version: 3, bindings: [binding(), binding({ condition })] }
  const { etag } = (await post('/setIamPolicy', { policy: conditional })).body
  const bindings = [binding()]
  for (const version of [undefined, 0, 1]) {
    const { status } = await post('/setIamPolicy', { policy: { etag, version, bindings } })
    expect(status).toBe(400)
  }
  const changed = await post('/setIamPolicy', { policy: { etag, version: 3, bindings } })
  expect(changed.body).toMatchObject({ bindings })
  await post('/setIamPolicy', { policy: conditional })
  expect((await post('/setIamPolicy', { policy: { bindings } })).status).toBe(200)
})

test.each(['2', '0x3', '3.0', ' 3', 'x'])('there is no version %j of policies', async (version) => {
  const query = new URLSearchParams({ optionsRequestedPolicyVersion: version }).toString()
  expect((await client.ask('GET', `p/global/images/web/getIamPolicy?${query}`)).status).toBe(400)
})

test('testIamPermissions returns the caller’s permissions', async () => {
  const permissions = ['compute.images.get', 'compute.images.delete', 'compute.images.useReadOnly']
  const ask = () => post('/testIamPermissions', { permissions })
  expect((await ask()).body.permissions).toEqual(permissions)
  await client.raw('PATCH', '/_emulator/projects/p/settings', { role: 'roles/compute.viewer' })
  expect((await ask()).body.permissions).toEqual(['compute.images.get'])
  for (const unknown of ['compute.images.*', 'compute.disks.get', 'nonsense.x.y', '']) {
    const reply = await post('/testIamPermissions', { permissions: [...permissions, unknown] })
    expect(reply.body.error).toMatchObject({ code: 400, errors: [{ reason: 'invalid' }] })
  }
})

test('a permission that is asked for many times is looked up once', async () => {
  const own = testClient({ auth: true })
  await own.ask('POST', 'p/global/images', fromFile('web'), { authorization: 'Bearer owner' })
  const get = vi.spyOn(own.emulator.store, 'get')
  const permissions = Array.from({ length: 10_000 }, () => 'compute.images.delete')
  const path = 'p/global/images/web/testIamPermissions'
  const { body } = await own.ask('POST', path, { permissions }, { authorization: 'Bearer viewer' })
  expect(body).toEqual({})
  expect(get.mock.calls.length).toBeLessThan(20)
})

test('equal bindings of a policy are merged, with each member once', async () => {
  const members = ['user:a@example.com', 'user:b@example.com']
  const policy = {
    version: 3,
    bindings: [
      binding({ members: [members[0], members[0]] }),
      binding({ condition }),
      { role: 'roles/viewer', members: [] },
      binding({ members: members.toReversed() }),
      binding({ condition: { expression: condition.expression, title: 't' } }),
    ],
  }
  const expected = [binding({ members }), binding({ condition })]
  expect((await post('/setIamPolicy', { policy })).body.bindings).toEqual(expected)
  const read = await client.ask(
    'GET',
    'p/global/images/web/getIamPolicy?optionsRequestedPolicyVersion=3',
  )
  expect(read.body.bindings).toEqual(expected)
})

test.each([
  ['user', 750, 200],
  ['user', 751, 400],
  ['group', 125, 200],
  ['group', 126, 400],
])('each occurrence of a principal counts: %s, %i of them twice', async (kind, count, status) => {
  const members = Array.from({ length: count }, (_, n) => `${kind}:m${n}@example.com`)
  const bindings = [binding({ members }), binding({ role: 'roles/compute.viewer', members })]
  expect((await post('/setIamPolicy', { policy: { bindings } })).status).toBe(status)
})

test.each([
  ['roles/nosuch', 400],
  ['roles/storage.admin', 400],
  ['roles/compute.imageUser_withcond_0123456789abcdef', 400],
  ['projects/my-project/roles/imageReader', 200],
  ['organizations/123/roles/imageReader', 200],
])('a policy with %s is %i', async (role, status) => {
  const reply = await post('/setIamPolicy', { policy: { bindings: [binding({ role })] } })
  expect(reply.status).toBe(status)
  if (status === 400)
    expect(reply.body.error.message).toBe(`Role ${role} is not supported for this resource.`)
})

test.each([
  ['request.time <', 'unexpected end'],
  ['this is no CEL', 'unexpected "is"'],
])('a condition of %j is 400', async (expression, problem) => {
  const bindings = [binding({ condition: { title: 't', expression } })]
  const reply = await post('/setIamPolicy', { policy: { version: 3, bindings } })
  expect(reply.body.error).toMatchObject({
    code: 400,
    message: `The condition is no expression of CEL: ${problem}.`,
    errors: [{ reason: 'badRequest' }],
  })
})

test('owners, editors and viewers of a project are members by their role in it', async () => {
  const as = (role: string) => client.raw('PATCH', '/_emulator/projects/p/settings', { role })
  const heldByViewers = async (member: string) => {
    await as('roles/owner')
    const policy = { bindings: [{ role: 'roles/compute.admin', members: [member] }] }
    await post('/setIamPolicy', { policy })
    await as('roles/viewer')
    const asked = { permissions: ['compute.images.delete'] }
    return (await post('/testIamPermissions', asked)).body.permissions
  }
  expect(await heldByViewers('projectViewer:p')).toEqual(['compute.images.delete'])
  expect(await heldByViewers('projectEditor:p')).toBeUndefined()
  expect(await heldByViewers('projectViewer:q')).toBeUndefined()
})
