import { beforeEach, expect, test } from 'vitest'
import { ConnectionCut } from './http/faulty.ts'
import { fromFile, NOW, testClient, type Client } from './testing/client.ts'

let client: Client
beforeEach(() => {
  client = testClient()
})
const inject = (fault: object) =>
  client.raw('POST', '/_emulator/faults', { project: 'p', ...fault })
const list = () => client.ask('GET', 'p/global/images')
const get = async (path: string) => {
  const request = new Request(`http://localhost/compute/v1/projects/${path}`)
  const response = await client.emulator.fetch(request)
  return { status: response.status, headers: response.headers, text: await response.text() }
}

test('a status fault applies to the next n calls of its method in its project', async () => {
  await inject({
    kind: 'status',
    method: 'images.list',
    count: 2,
    status: 503,
    reason: 'backendError',
    retryAfter: '2',
  })
  expect((await client.ask('GET', 'q/global/images')).status).toBe(200)
  expect((await client.ask('GET', 'p/global/operations')).status).toBe(200)
  const first = await list()
  expect(first.body.error).toMatchObject({ code: 503, errors: [{ reason: 'backendError' }] })
  expect(first.headers.get('retry-after')).toBe('2')
  const told = await client.raw('GET', '/_emulator/faults?project=p')
  expect(told.body).toMatchObject({
    faults: [{ kind: 'status', count: 2, consumed: 1 }],
    unconsumed: 1,
  })
  expect((await list()).status).toBe(503)
  expect((await list()).status).toBe(200)
})

test('html, torn, empty, redirect', async () => {
  await inject({ kind: 'html', method: 'images.list', status: 502 })
  const html = await get('p/global/images')
  expect(html).toMatchObject({ status: 502, text: expect.stringMatching(/^<!doctype html>/) })
  expect(html.headers.get('content-type')).toMatch(/text\/html/)
  await inject({ kind: 'torn', method: '*' })
  const torn = await get('p/global/images')
  expect(() => JSON.parse(torn.text)).toThrow(SyntaxError)
  await inject({ kind: 'empty', method: '*' })
  expect(await get('p/global/images')).toMatchObject({ status: 200, text: '' })
  await inject({ kind: 'redirect', method: '*', location: 'https://example.com/' })
  expect((await get('p/global/images')).headers.get('location')).toBe('https://example.com/')
})

test('cut executes nothing, lost executes the call', async () => {
  const insert = () => client.ask('POST', 'p/global/images', fromFile('web'))
  await inject({ kind: 'cut', method: 'images.insert' })
  await expect(insert()).rejects.toThrow(ConnectionCut)
  expect((await list()).body.items).toBeUndefined()
  await inject({ kind: 'lost', method: 'images.insert' })
  await expect(insert()).rejects.toThrow(ConnectionCut)
  expect((await list()).body.items).toHaveLength(1)
})

test('hold responds once released', async () => {
  const { body } = await inject({ kind: 'hold', method: 'images.list' })
  let answered = false
  const waiting = list().then((reply) => {
    answered = true
    return reply
  })
  await new Promise(setImmediate)
  expect(answered).toBe(false)
  await client.raw('POST', `/_emulator/faults/${body.id}/release`)
  expect((await waiting).status).toBe(200)
})

test.each(['insert', 'patch', 'setLabels'])(
  'an operation of %s that ends in an error',
  async (method) => {
    if (method !== 'insert') await client.ask('POST', 'p/global/images', fromFile('web'))
    await inject({
      kind: 'operationError',
      method: `images.${method}`,
      code: 'QUOTA_EXCEEDED',
      message: 'No more.',
      httpStatus: 403,
    })
    const ask = {
      insert: () => client.ask('POST', 'p/global/images', fromFile('web')),
      patch: () => client.ask('PATCH', 'p/global/images/web', { description: 'x' }),
      setLabels: () =>
        client.ask('POST', 'p/global/images/web/setLabels', {
          labels: { a: 'b' },
          labelFingerprint: '42WmSpB8rSM=',
        }),
    }[method]
    const name = (await ask?.())?.body.name
    expect((await client.ask('GET', `p/global/operations/${name}`)).body).toMatchObject({
      status: 'DONE',
      error: { errors: [{ code: 'QUOTA_EXCEEDED', message: 'No more.' }] },
      httpErrorStatusCode: 403,
      httpErrorMessage: 'FORBIDDEN',
    })
    const image = (await client.ask('GET', 'p/global/images/web')).body
    expect(image.status).toBe(method === 'insert' ? 'FAILED' : 'READY')
    expect(image).not.toHaveProperty('description')
    expect(image).not.toHaveProperty('labels')
  },
)

test.each([
  [{ kind: 'nosuch' }, /'kind' must be one of/],
  [{ kind: 'cut', method: 'images.nosuch' }, /'method' must be/],
  [{ kind: 'status', status: 503 }, /'reason'/],
  [{ kind: 'status', status: 9, reason: 'x' }, /'status' must be an HTTP status/],
  [{ kind: 'html', status: 204 }, /'status' must be an HTTP status/],
  [{ kind: 'delay', ms: -1 }, /'ms' must be from 0/],
  [{ kind: 'delay', ms: 2 ** 31 }, /'ms' must be from 0/],
  [{ kind: 'redirect', location: '/\r\nx: y' }, /'location' must be the text of a header/],
  [{ kind: 'cut', ms: 5 }, /There is no field 'ms'/],
  [{ kind: 'cut', count: 0 }, /'count'/],
])('refuses fault %j', async (fault, message) => {
  const reply = await inject(fault)
  expect(reply.status).toBe(400)
  expect(reply.body.error.message).toMatch(message)
})

test('the clock can be set, advanced and frozen', async () => {
  const put = (body: object) => client.raw('PUT', '/_emulator/clock', body)
  expect((await client.raw('GET', '/_emulator/clock')).body).toEqual({
    now: new Date(NOW).toISOString(),
    frozen: true,
  })
  expect((await put({ advanceMs: 1000 })).body).toEqual({
    now: new Date(NOW + 1000).toISOString(),
    frozen: true,
  })
  expect((await put({ now: '2030-01-01T00:00:00Z' })).body).toEqual({
    now: '2030-01-01T00:00:00.000Z',
    frozen: true,
  })
  expect((await put({ now: 'soon' })).status).toBe(400)
  expect((await put({ now: '9999-01-01T00:00:00Z' })).status).toBe(400)
  expect((await put({ frozen: false })).body).toMatchObject({ frozen: false })
  client.emulator.close()
})

test('reset replaces a project; dump and load restore one', async () => {
  await client.ask('POST', 'p/global/images', fromFile('web'))
  await client.ask('POST', 'q/global/images', fromFile('web'))
  const dump = (await client.raw('GET', '/_emulator/projects/p/dump')).body
  expect(
    (await client.raw('POST', '/_emulator/projects/p/reset', { seed: 'scale:100' })).body,
  ).toMatchObject({ images: 100 })
  expect((await client.raw('POST', '/_emulator/projects/p/reset', { seed: 'nosuch' })).status).toBe(
    400,
  )
  await client.raw('POST', '/_emulator/projects/p/reset')
  expect((await list()).body.items).toBeUndefined()
  expect((await client.ask('GET', 'q/global/images')).body.items).toHaveLength(1)
  expect((await client.raw('PUT', '/_emulator/projects/p/dump', { images: [{}] })).status).toBe(400)
  await client.raw('PUT', '/_emulator/projects/p/dump', dump)
  expect((await list()).body.items).toMatchObject([{ name: 'web', status: 'READY' }])
  expect((await client.raw('GET', '/_emulator/health')).body).toMatchObject({
    status: 'ok',
    projects: ['p', 'q'],
  })
})

test.each([
  ['DELETE', 'faults?projet=p', 'projet'],
  ['GET', 'faults?method=images.list', 'method'],
  ['POST', 'projects/p/reset?seed=demo', 'seed'],
  ['GET', 'clock?project=p', 'project'],
])('%s %s: a parameter that a control route doesn’t have is refused', async (verb, path, name) => {
  await inject({ kind: 'cut', method: 'images.list' })
  const { status, body } = await client.raw(verb, `/_emulator/${path}`)
  expect(status).toBe(400)
  expect(body.error.message).toBe(`There is no parameter '${name}'.`)
  expect((await client.raw('GET', '/_emulator/faults?project=p')).body.faults).toHaveLength(1)
})

test.each(['/_emulator/health', '/_emulator', '/%5Femulator/health', '/%5f%65mulator/clock'])(
  '%s is for this machine only, however it is written',
  async (path) => {
    const request = () => new Request(`http://localhost${path}`)
    const { status } = await client.emulator.fetch(request(), false)
    expect(status).toBe(403)
    expect((await client.emulator.fetch(request())).status).not.toBe(403)
  },
)
