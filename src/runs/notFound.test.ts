/** A proxy answers 404, too, while the API behind it is away: nothing is known then. */
import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { findOut } from '../api/changes/findOut.ts'
import { readImages } from '../api/changes/readBack.ts'
import { connect } from '../api/http/session.ts'
import { familyQuery, imageQuery } from '../api/images.ts'
import { readRecipes } from './recipes.ts'

const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
const target = { project: 'p', image: 'a' }
const serve = (body: string) =>
  vi.stubGlobal('fetch', async () => new Response(body, { status: 404 }))

beforeEach(() => connect({ base: 'http://127.0.0.1:1/compute/v1', universe: 'googleapis.com' }))
afterEach(() => {
  client.clear()
  vi.unstubAllGlobals()
})

const READS: [string, () => Promise<unknown>, whenGone: unknown][] = [
  ['a family', () => client.fetchQuery(familyQuery('p', 'web')), null],
  [
    'what became of a deletion',
    () => findOut(client, { target, change: { kind: 'delete' } }, 'id', { name: 'a', id: '1' }),
    {},
  ],
  ['an image to recreate', () => readRecipes(client, 'p', ['a']), []],
]

test.each(READS)('%s: the API’s own 404 says that it is gone', async (_what, read, whenGone) => {
  serve('{"error":{"message":"The resource was not found","errors":[{"reason":"notFound"}]}}')
  expect(await read()).toEqual(whenGone)
})

test.each(READS)('%s: the 404 of a proxy says nothing', async (_what, read) => {
  serve('<h1>Not Found</h1>')
  await expect(read()).rejects.toMatchObject({ status: 404 })
})

test('an image stays on the page after the 404 of a proxy', async () => {
  serve('default backend - 404')
  client.setQueryData(imageQuery('p', 'a').queryKey, { name: 'a' })
  expect(await readImages(client, 'p', ['a'])).toEqual(new Map())
  serve('{"error":{"message":"The resource was not found"}}')
  expect(await readImages(client, 'p', ['a'])).toEqual(new Map([['a', undefined]]))
})
