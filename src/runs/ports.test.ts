import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { setRenewal } from '../api/http/again.ts'
import { connect, signIn } from '../api/http/session.ts'
import type { Change } from '../compute/changes/change.ts'
import type { Image } from '../compute/schema.ts'
import { maker } from './ports.ts'
import { Shown } from './shown.ts'

const image: Image = { name: 'a', id: '1', status: 'READY', labelFingerprint: 'now' }
const gone = { error: { message: 'The resource was not found', errors: [{ reason: 'notFound' }] } }
const busy = { error: { message: 'Too many', errors: [{ reason: 'rateLimitExceeded' }] } }
const signedOut = { error: { message: 'Sign in', errors: [{ reason: 'authError' }] } }
const DEPRECATE: Change = { kind: 'deprecate', status: { state: 'DEPRECATED' } }
/** As planned from a list, which omits the fingerprint. */
const LABEL: Change = { kind: 'setLabels', labels: { a: 'b' }, labelFingerprint: '' }

beforeEach(() => connect({ base: 'http://127.0.0.1:1/compute/v1', universe: 'googleapis.com' }))
afterEach(() => {
  vi.unstubAllGlobals()
  // Later tests share the modules.
  setRenewal({ renew: async () => undefined, ask: async () => undefined })
  signIn(undefined)
})

/** Changes the image, of an API that answers like this. */
async function attempt(answer: (request: RequestInit) => Response, change = DEPRECATE) {
  vi.stubGlobal('fetch', async (_url: string, request: RequestInit) => answer(request))
  return make(change)
}

function make(change = DEPRECATE) {
  const client = new QueryClient()
  const ground = { images: new Map([['a', image]]), families: new Map() }
  const made = maker(client, 'p', ground, new Shown(client, 'p'))
  return made({ step: { target: { project: 'p', image: 'a' }, change }, before: image }, 'id')
}

test.each([DEPRECATE, LABEL])('an image that is gone is skipped: $kind', async (change) => {
  const why = 'it no longer exists'
  expect(await attempt(() => Response.json(gone, { status: 404 }), change)).toEqual({
    kind: 'skipped',
    why,
  })
})

test.each([DEPRECATE, LABEL])('a change that is rate limited is refused: $kind', async (change) => {
  const init = { status: 429, headers: { 'retry-after': '0' } }
  expect(await attempt(() => Response.json(busy, init), change)).toMatchObject({ kind: 'refused' })
})

test('a change whose operation can’t be followed any more without another sign-in is unseen', async () => {
  const isRead = (url: string) => url.includes('/images/a') && !url.includes('/deprecate')
  vi.stubGlobal('fetch', async (url: string, { method }: RequestInit) => {
    if (method === 'POST' && url.includes('/deprecate')) {
      return Response.json({ name: 'op', status: 'RUNNING' })
    }
    return isRead(url) ? Response.json(image) : Response.json(signedOut, { status: 401 })
  })
  expect(await make()).toMatchObject({ kind: 'unseen' })
})

test('what someone else changes while it waits for a sign-in isn’t overwritten', async () => {
  signIn('old')
  let now = image
  const renew = async () => undefined
  const ask = async () => {
    now = { ...image, deprecated: { state: 'OBSOLETE' } }
    signIn('new')
  }
  setRenewal({ renew, ask })
  let sent = 0
  const end = await attempt(({ method, headers }) => {
    if (method === 'GET') return Response.json(now)
    sent += 1
    return new Headers(headers).get('authorization') === 'Bearer old'
      ? Response.json(signedOut, { status: 401 })
      : Response.json({ kind: 'compute#operation', name: 'o', status: 'DONE' })
  })
  expect(end).toEqual({ kind: 'skipped', why: 'it is now OBSOLETE (was ACTIVE)' })
  expect(sent).toBe(1)
})

test('labels are sent with the fingerprint that was read with them', async () => {
  const sent: unknown[] = []
  await attempt(({ method, body }) => {
    if (method === 'GET') return Response.json(image)
    sent.push(JSON.parse(String(body)))
    return Response.json(gone, { status: 404 })
  }, LABEL)
  expect(sent).toEqual([{ labels: { a: 'b' }, labelFingerprint: 'now' }])
})

test.each([
  ['as the change sets them: the browser sent it twice', { a: 'b' }, 'done'],
  ['as someone else set them', { a: 'c' }, 'failed'],
])('a stale fingerprint, with labels %s', async (_what, labels, kind) => {
  let isSent = false
  const errors = [{ reason: 'conditionNotMet' }]
  const error = { code: 412, message: 'Labels fingerprint either invalid or stale', errors }
  const end = await attempt(({ method }) => {
    if (method === 'GET') {
      return Response.json(isSent ? { ...image, labels, labelFingerprint: 'next' } : image)
    }
    isSent = true
    return Response.json({ error }, { status: 412 })
  }, LABEL)
  expect(end).toMatchObject({ kind })
})

test('an image that is there isn’t gone because the API doesn’t have the method', async () => {
  const page = () => new Response('<h1>Not Found</h1>', { status: 404 })
  expect(await attempt(({ method }) => (method === 'GET' ? Response.json(image) : page()))).toEqual(
    { kind: 'failed', why: 'The API answered 404 without a reason.' },
  )
})

/** Makes the change of an API that answers reads like this once it is made. */
function changed(read: () => Response) {
  let isSent = false
  return attempt(({ method }) => {
    if (method === 'GET') return isSent ? read() : Response.json(image)
    isSent = true
    return Response.json({ kind: 'compute#operation', name: 'o', status: 'DONE' })
  })
}

test('a change that can’t be read back has its undo, from what is known before', async () => {
  const after = { ...image, deprecated: { state: 'DEPRECATED' } }
  const undo = { kind: 'deprecate', status: {} }
  const refused = () => Response.json({ error: { message: 'Who?' } }, { status: 401 })
  expect(await changed(refused)).toEqual({ kind: 'done', after, undo })
})

test.each<[string, () => Response]>([
  ['deleted', () => Response.json(gone, { status: 404 })],
  ['replaced by another of its name', () => Response.json({ ...image, id: '2' })],
])('an image that was %s since its change has nothing to undo', async (_what, read) => {
  expect(await changed(read)).toEqual({ kind: 'done' })
})
