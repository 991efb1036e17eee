import { expect, test } from 'vitest'
import { fromFile, testClient } from './testing/client.ts'

const IMAGES = '/compute/v1/projects/p/global/images'
const at = async (url: string, init: RequestInit = {}, options = {}) => {
  const { emulator } = testClient(options)
  return emulator.fetch(new Request(url, init))
}
const headers = (values: Record<string, string>) => ({ headers: values })

test.each(['localhost', '127.0.0.2:8087', '[::1]:8087', 'emu.example.com'])(
  'serves host %s',
  async (host) => {
    const reply = await at(`http://${host}${IMAGES}`, {}, { allowedHosts: ['emu.example.com'] })
    expect(reply.status).toBe(200)
  },
)

test.each([
  'evil.example',
  'localhost.evil.example',
  '127.0.0.1.nip.io',
  'emu.example.com.evil.example',
])('refuses host %s', async (host) => {
  const reply = await at(`http://${host}${IMAGES}`, {}, { allowedHosts: ['emu.example.com'] })
  expect(reply.status).toBe(421)
  expect(await reply.text()).toContain('Start with --allowed-host to allow it.')
})

test.each([
  'http://localhost:5173',
  'http://127.0.0.1:9',
  'https://[::1]',
  'https://console.example.com',
])('allows origin %s with CORS headers', async (origin) => {
  const options = { allowedOrigins: ['https://console.example.com'] }
  const reply = await at(`http://localhost${IMAGES}`, headers({ origin }), options)
  expect(reply.headers.get('access-control-allow-origin')).toBe(origin)
  expect(reply.headers.get('vary')).toMatch(/Origin/)
  const asked = await at(
    `http://localhost${IMAGES}`,
    {
      method: 'OPTIONS',
      ...headers({
        origin,
        'access-control-request-headers': 'authorization,x-goog-api-key,x-site',
      }),
    },
    options,
  )
  expect(asked.status).toBe(204)
  expect(asked.headers.get('access-control-allow-headers')).toBe(
    'authorization,x-goog-api-key,x-site',
  )
  expect(asked.headers.get('access-control-allow-origin')).toBe(origin)
})

test.each([
  'https://evil.example',
  'null',
  'http://localhost.evil.example',
  'https://console.example.com.evil.example',
  'http://evil@localhost',
  'file://localhost',
])('refuses origin %s, with or without a preflight', async (origin) => {
  const options = { allowedOrigins: ['https://console.example.com'] }
  for (const method of ['OPTIONS', 'GET', 'POST']) {
    const reply = await at(`http://localhost${IMAGES}`, { method, ...headers({ origin }) }, options)
    expect(reply.status).toBe(403)
    expect(reply.headers.get('access-control-allow-origin')).toBeNull()
  }
})

test('refuses cross-site requests without an origin', async () => {
  const from = (site: string) =>
    at(`http://localhost${IMAGES}`, headers({ 'sec-fetch-site': site }))
  expect((await from('cross-site')).status).toBe(403)
  expect((await from('same-origin')).status).toBe(200)
})

test.each([
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/jsonp',
])('a body of type %s is 415 and changes nothing', async (type) => {
  const { emulator, raw } = testClient()
  const reply = await raw('POST', IMAGES, fromFile('web'), { 'content-type': type })
  expect(reply.status).toBe(415)
  expect(emulator.store.count('images', 'p')).toBe(0)
  const reset = await raw(
    'POST',
    '/_emulator/projects/p/reset',
    { seed: 'demo' },
    { 'content-type': type },
  )
  expect(reset.status).toBe(415)
})

test('bodies over a megabyte and URLs over 8 kB are refused', async () => {
  const { raw } = testClient()
  expect(
    (await raw('POST', IMAGES, fromFile('web', { description: 'x'.repeat(1 << 20) }))).status,
  ).toBe(413)
  expect((await raw('GET', `${IMAGES}?filter=${'x'.repeat(8200)}`)).status).toBe(414)
})

test.each([
  ['{"name":', 'parseError'],
  ['['.repeat(5000) + ']'.repeat(5000), 'parseError'],
  ['"text"', 'invalid'],
])('a body of %.20s is 400', async (body, reason) => {
  const { raw } = testClient()
  const reply = await raw('POST', IMAGES, body)
  expect(reply.body.error).toMatchObject({ code: 400, errors: [{ reason }] })
})

test.each([
  ['GET', '/compute/v1/projects/p/global/networks', 501],
  ['POST', '/compute/v1/projects/p/zones/us-central1-a/disks', 501],
  ['GET', '/compute/v1/projects/p/aggregated/machineTypes', 501],
  ['GET', '/compute/beta/projects/p/global/images', 501],
  ['GET', '/compute/alpha/projects/p/global/images', 501],
  ['POST', '/batch/compute/beta', 501],
  ['GET', '/discovery/v1/apis/compute/beta/rest', 501],
  ['GET', '/discovery/v1/apis', 501],
  ['GET', '/$discovery/rest?version=beta', 501],
  ['GET', '/$discovery/rest', 501],
  ['GET', `${IMAGES}?alt=proto`, 501],
  ['GET', `${IMAGES}?callback=show`, 501],
  ['GET', `${IMAGES}?returnPartialSuccess=maybe`, 400],
  ['POST', `${IMAGES}?forceCreate=yes`, 400],
  ['GET', '/compute/v1/projects/p/zones/mars-1/imageFamilyViews/web', 400],
  ['GET', '/compute/v1/projects/p/global/imagez', 404],
  ['PUT', `${IMAGES}/web`, 404],
  ['GET', `${IMAGES}/web/nosuch`, 404],
  ['GET', '/compute/v1', 404],
  ['GET', '/nowhere', 404],
])('%s %s is %i, with an error envelope', async (verb, path, status) => {
  const reply = await testClient().raw(verb, path)
  expect(reply.status).toBe(status)
  expect(reply.body.error).toMatchObject({ code: status, errors: [{ domain: 'global' }] })
  expect(reply.headers.get('x-content-type-options')).toBe('nosniff')
  expect(reply.headers.get('x-xss-protection')).toBe('0')
  // A link to it shows text, and nothing in it runs.
  expect(reply.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
})

test('an invalid project ID', async () => {
  const reply = await testClient().ask('GET', 'No_Project/global/images')
  expect(reply.body.error).toMatchObject({
    code: 400,
    message: 'Invalid resource field value in the request.',
    status: 'INVALID_ARGUMENT',
    details: [{ reason: 'RESOURCE_PROJECT_INVALID' }],
  })
})

const token = (text: string) => ({ authorization: `Bearer ${text}` })

test.each([
  [undefined, 401, 'required', /missing required authentication credential/],
  ['ya29.real', 401, 'authError', /invalid authentication credentials/],
  ['none', 403, 'forbidden', "Required 'compute.images.list' permission for 'projects/p'"],
])('with --auth, token %s lists images: %i', async (text, status, reason, message) => {
  const { ask } = testClient({ auth: true })
  const sent = text === undefined ? {} : token(text)
  const reply = await ask('GET', 'p/global/images', undefined, sent)
  expect(reply.status).toBe(status)
  expect(reply.body.error.errors[0]).toMatchObject({ reason })
  if (typeof message === 'string') expect(reply.body.error.message).toBe(message)
  else expect(reply.body.error.message).toMatch(message)
})

test.each(['access_token', 'oauth_token'])('a token can be the parameter %s', async (name) => {
  const reply = await testClient({ auth: true }).ask('GET', `p/global/images?${name}=viewer`)
  expect(reply.status).toBe(200)
})

test.each([
  [
    'viewer',
    'POST',
    '',
    fromFile('new'),
    "Required 'compute.images.create' permission for 'projects/p/global/images/new'",
  ],
  [
    'viewer',
    'DELETE',
    '/web',
    undefined,
    "Required 'compute.images.delete' permission for 'projects/p/global/images/web'",
  ],
  [
    'viewer',
    'POST',
    '/web/deprecate',
    {},
    "Required 'compute.images.deprecate' permission for 'projects/p/global/images/web'",
  ],
  [
    'viewer',
    'POST',
    '/web/setLabels',
    {},
    "Required 'compute.images.setLabels' permission for 'projects/p/global/images/web'",
  ],
  [
    'viewer',
    'PATCH',
    '/web',
    {},
    "Required 'compute.images.update' permission for 'projects/p/global/images/web'",
  ],
  [
    'editor',
    'POST',
    '/web/setIamPolicy',
    { policy: {} },
    "Required 'compute.images.setIamPolicy' permission for 'projects/p/global/images/web'",
  ],
  [
    'none',
    'GET',
    '/family/fam',
    undefined,
    "Required 'compute.images.get' permission for 'projects/p/global/images/family/fam'",
  ],
  [
    'image-user',
    'GET',
    '/web/getIamPolicy',
    undefined,
    "Required 'compute.images.getIamPolicy' permission for 'projects/p/global/images/web'",
  ],
])('%s may not %s %s', async (role, verb, path, body, message) => {
  const { ask } = testClient({ auth: true })
  await ask('POST', 'p/global/images', fromFile('web', { family: 'fam' }), token('owner'))
  const reply = await ask(verb, `p/global/images${path}`, body, token(role))
  expect(reply.body.error).toMatchObject({ code: 403, message, errors: [{ reason: 'forbidden' }] })
})

test('operations have the token’s user; a source must be readable', async () => {
  const { ask } = testClient({ auth: true })
  const made = await ask(
    'POST',
    'p/global/images',
    fromFile('web'),
    token('editor:alice@example.com'),
  )
  expect(made.body).toMatchObject({ user: 'alice@example.com' })
  const copy = { name: 'copy', sourceImage: 'projects/p/global/images/web' }
  const reply = await ask('POST', 'p/global/images', copy, token('roles/compute.viewer'))
  expect(reply.status).toBe(403)
})

test("an image's own policy grants access to a member", async () => {
  const { ask } = testClient({ auth: true })
  await ask('POST', 'p/global/images', fromFile('web'), token('owner'))
  const get = () => ask('GET', 'p/global/images/web', undefined, token('none:bob@example.com'))
  expect((await get()).status).toBe(403)
  const policy = {
    bindings: [{ role: 'roles/compute.imageUser', members: ['user:bob@example.com'] }],
  }
  await ask('POST', 'p/global/images/web/setIamPolicy', { policy }, token('owner'))
  expect((await get()).status).toBe(200)
})

test('without --auth, a project’s settings can make callers viewers', async () => {
  const { ask, raw } = testClient()
  await raw('PATCH', '/_emulator/projects/p/settings', { role: 'roles/viewer' })
  expect((await ask('POST', 'p/global/images', fromFile('web'))).status).toBe(403)
  expect((await ask('POST', 'q/global/images', fromFile('web'))).status).toBe(200)
  expect((await raw('PATCH', '/_emulator/projects/p/settings', { role: 'viewer' })).status).toBe(
    400,
  )
})

test('a conditional binding grants nothing: conditions are not evaluated', async () => {
  const { ask } = testClient({ auth: true })
  await ask('POST', 'p/global/images', fromFile('web'), token('owner'))
  const condition = {
    title: 'over',
    expression: 'request.time < timestamp("2020-01-01T00:00:00Z")',
  }
  const grant = { role: 'roles/compute.imageUser', members: ['user:a@example.com'] }
  const share = (binding: object) =>
    ask(
      'POST',
      'p/global/images/web/setIamPolicy',
      { policy: { version: 3, bindings: [binding] } },
      token('owner'),
    )
  const get = () => ask('GET', 'p/global/images/web', undefined, token('none:a@example.com'))
  expect((await share({ ...grant, condition })).status).toBe(200)
  expect((await get()).status).toBe(403)
  await share(grant)
  expect((await get()).status).toBe(200)
})
