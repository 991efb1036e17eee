import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { connect } from '../api/http/session.ts'
import type { Image } from '../compute/schema.ts'
import { maker } from './ports.ts'
import { Shown } from './shown.ts'

const image: Image = { name: 'a', id: '1', status: 'READY' }
const gone = { error: { message: 'The resource was not found', errors: [{ reason: 'notFound' }] } }

beforeEach(() => connect({ base: 'http://127.0.0.1:1/compute/v1', universe: 'googleapis.com' }))
afterEach(() => vi.unstubAllGlobals())

/** Deprecates the image, of an API that answers like this. */
async function attempt(answer: (method: string) => Response) {
  vi.stubGlobal('fetch', async (_url: string, { method = 'GET' }: RequestInit) => answer(method))
  const client = new QueryClient()
  const ground = { images: new Map([['a', image]]), families: new Map() }
  const make = maker(client, 'p', ground, new Shown(client, 'p'))
  const change = { kind: 'deprecate', status: { state: 'DEPRECATED' } } as const
  return make({ step: { target: { project: 'p', image: 'a' }, change }, before: image }, 'id')
}

test('an image that is gone is skipped', async () => {
  const why = 'it no longer exists'
  expect(await attempt(() => Response.json(gone, { status: 404 }))).toEqual({
    kind: 'skipped',
    why,
  })
})

test('an image that is there isn’t gone because the API doesn’t have the method', async () => {
  const page = () => new Response('<h1>Not Found</h1>', { status: 404 })
  expect(await attempt((method) => (method === 'GET' ? Response.json(image) : page()))).toEqual({
    kind: 'failed',
    why: 'The API answered 404 without a reason.',
  })
})
