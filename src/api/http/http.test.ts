import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { callOf } from '../../compute/methods.ts'
import { connect, session, signIn } from './session.ts'
import { fetchEarly } from './early.ts'
import type { ApiError } from './error.ts'
import { send } from './http.ts'

const BASE = 'https://compute.example/compute/v1'
const list = callOf('images.list', { project: 'p' })
const insert = callOf('images.insert', { project: 'p' })
const LIST_URL = `${BASE}/projects/p/global/images?prettyPrint=false`
const asked = vi.fn<(url: string, init: RequestInit) => Promise<Response>>()

beforeEach(() => {
  connect({ base: BASE, universe: 'googleapis.com' })
  vi.stubGlobal('fetch', asked)
})
afterEach(() => {
  asked.mockReset()
  vi.unstubAllGlobals()
})

const answers = (body: string | null, init?: ResponseInit) =>
  asked.mockImplementation(() => Promise.resolve(new Response(body, init)))
/** Never responds, until its signal aborts. */
const hangs = () =>
  asked.mockImplementation(
    (_url, { signal }) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason as Error))
      }),
  )
const failure = (sent: Promise<unknown>): Promise<ApiError> =>
  sent.then(
    () => Promise.reject(new Error('It was answered.')),
    (error: ApiError) => error,
  )

test('a request goes to the base URL, asks for compact JSON and has no token', async () => {
  answers('{"name":"p"}')
  expect(await send({ ...list, query: { filter: 'a b&c', pageToken: '', maxResults: 5 } })).toEqual(
    { name: 'p' },
  )
  const [url, init] = asked.mock.lastCall ?? []
  expect(url).toBe(`${BASE}/projects/p/global/images?filter=a+b%26c&maxResults=5&prettyPrint=false`)
  expect(init).toMatchObject({
    method: 'GET',
    body: null,
    credentials: 'omit',
    redirect: 'error',
  })
  expect([...new Headers(init?.headers)]).toEqual([])
})

test('a body is sent as JSON, and every request has the token', async () => {
  signIn('secret')
  answers('{}')
  await send({ ...insert, body: { labels: {} } })
  const [, init] = asked.mock.lastCall ?? []
  expect(init?.body).toBe('{"labels":{}}')
  expect(Object.fromEntries(new Headers(init?.headers))).toEqual({
    authorization: 'Bearer secret',
    'content-type': 'application/json',
  })
})

test('a 401 to its own token marks a session as refused, until a request succeeds', async () => {
  const unknown = '{"error":{"code":401,"message":"Invalid Credentials"}}'
  answers(unknown, { status: 401 })
  await failure(send(list))
  expect(session().refused).toBe(true)
  answers('{}')
  await send(list)
  expect(session().refused).toBe(false)
})

test('a 401 to an earlier token says nothing about the current one, which the request is sent with', async () => {
  const unknown = '{"error":{"code":401,"message":"Invalid Credentials"}}'
  let arrive = (_answer: Response) => {}
  asked.mockImplementationOnce(() => new Promise((resolve) => (arrive = resolve)))
  const late = send(list)
  signIn('newer')
  answers('{"name":"p"}')
  arrive(new Response(unknown, { status: 401 }))
  expect(await late).toEqual({ name: 'p' })
  const [, init] = asked.mock.lastCall ?? []
  expect(new Headers(init?.headers).get('authorization')).toBe('Bearer newer')
  expect(session()).toMatchObject({ token: 'newer', refused: false })
})

test('the connection’s own headers are sent with each request', async () => {
  connect({ base: BASE, universe: 'googleapis.com', headers: { 'X-Goog-User-Project': 'bill' } })
  answers('{}')
  await send(list)
  const [, init] = asked.mock.lastCall ?? []
  expect(new Headers(init?.headers).get('x-goog-user-project')).toBe('bill')
})

test('a 204 has no content', async () => {
  answers(null, { status: 204 })
  expect(await send(list)).toBeUndefined()
})

test.each([
  ['a page of HTML', '<h1>Sign in</h1>', /not JSON/],
  ['JSON that was cut off', '{"items":[', /not JSON/],
  ['nothing', '', /empty/],
])('%s isn’t a valid response', async (_what, body, message) => {
  answers(body)
  const error = await failure(send(list))
  expect(error).toMatchObject({ failure: 'notJson', status: 200 })
  expect(error.message).toMatch(message)
})

test('an error has the API’s message, and when to retry', async () => {
  const body = { error: { code: 429, message: 'Slow down.', errors: [{ reason: 'rateLimit' }] } }
  answers(JSON.stringify(body), { status: 429, headers: { 'retry-after': '2' } })
  expect(await failure(send(list))).toMatchObject({
    failure: 'http',
    status: 429,
    reason: 'rateLimit',
    message: 'Slow down.',
    retryAfter: 2000,
  })
})

test('an error that echoes the key or token of its request is shown without them', async () => {
  const rawKey = 'SGVsbG8gZnJvbSBHb29nbGUgQ2xvdWQgUGxhdGZvcm0='
  signIn('ya29.MARKER')
  const message = `'${rawKey}' is no key; asked with Bearer ya29.MARKER`
  const details = [{ '@type': 'x/DebugInfo', detail: encodeURIComponent(rawKey) }]
  answers(JSON.stringify({ error: { message, details } }), { status: 400 })
  const body = { imageEncryptionKey: { rawKey } }
  const error = await failure(send({ ...insert, body }))
  expect(error.message).toBe("'•••' is no key; asked with Bearer •••")
  expect(error.details).toEqual([{ what: 'DebugInfo', text: 'detail: •••' }])
})

test('an unreachable API is named', async () => {
  asked.mockRejectedValue(new TypeError('Failed to fetch'))
  const error = await failure(send(list))
  expect(error.failure).toBe('network')
  expect(error.message).toContain('compute.example could not be reached.')
})

test('a request without a response times out', async () => {
  hangs()
  const error = await failure(send({ ...list, timeout: 1 }))
  expect(error).toMatchObject({ failure: 'timeout' })
  expect(error.message).toContain('No response within 0.001 seconds.')
})

test('an aborted request isn’t an API failure', async () => {
  hangs()
  const stop = new AbortController()
  const sent = failure(send({ ...list, signal: stop.signal }))
  stop.abort()
  expect(await sent).toMatchObject({ name: 'AbortError' })
})

test('a request sent by the boot is picked up once', async () => {
  answers('{"name":"p"}')
  fetchEarly(LIST_URL, {})
  expect(await send(list)).toEqual({ name: 'p' })
  expect(asked).toHaveBeenCalledTimes(1)
  await send(list)
  expect(asked).toHaveBeenCalledTimes(2)
})

test('an early request without a response fails like any other', async () => {
  asked.mockRejectedValue(new DOMException('signal timed out', 'TimeoutError'))
  fetchEarly(LIST_URL, {})
  expect(await failure(send(list))).toMatchObject({ failure: 'timeout' })
  expect(asked.mock.lastCall?.[1].signal).toBeInstanceOf(AbortSignal)
})
