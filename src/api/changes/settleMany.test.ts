import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Change } from '../../compute/changes/change.ts'
import type { Image } from '../../compute/schema.ts'
import { connect } from '../http/session.ts'
import { imagesQuery } from '../images.ts'
import { operationKeys } from '../keys.ts'
import { settle } from './settle.ts'

const deprecate: Change = { kind: 'deprecate', status: { state: 'DEPRECATED' } }
const MEMBERS = 20

const image = (index: number): Image => ({
  name: `image-${index}`,
  id: String(1000 + index),
  family: `family-${Math.floor(index / MEMBERS)}`,
  status: 'READY',
})

/** Responds as the service does, and counts. */
function serve(images: readonly Image[], missing: ReadonlySet<string>) {
  const byName = new Map(images.map((each) => [each.name, each]))
  const families = new Map<string, Image[]>()
  for (const each of images) {
    const family = each.family ?? ''
    families.set(family, [...(families.get(family) ?? []), each])
  }
  const asked = new Map<string, number>()
  const count = { now: 0, most: 0 }
  vi.stubGlobal('fetch', async (input: string) => {
    count.now += 1
    count.most = Math.max(count.most, count.now)
    await new Promise((resolve) => setImmediate(resolve))
    count.now -= 1
    const { pathname, searchParams } = new URL(input)
    const path = pathname.replace('/compute/v1/projects/p/global/images', '')
    const filter = searchParams.get('filter') ?? ''
    asked.set(path + filter, (asked.get(path + filter) ?? 0) + 1)
    const name = path.slice(path.lastIndexOf('/') + 1)
    if (missing.has(name)) return new Response('{"error":{"message":"gone"}}', { status: 404 })
    if (path.startsWith('/family/')) return Response.json(families.get(name)?.at(-1))
    if (path !== '') return Response.json(byName.get(name))
    return Response.json({ items: families.get(/"(.*)"/.exec(filter)?.[1] ?? '') })
  })
  return { asked, count }
}

beforeEach(() => connect({ base: 'http://127.0.0.1:1/compute/v1', universe: 'googleapis.com' }))
afterEach(() => {
  vi.unstubAllGlobals()
})

test.each([400, 10_000])(
  '%d changes: each image and family is read once, a few at a time, and the list is written once',
  async (number) => {
    const images = Array.from({ length: number }, (_, index) => image(index))
    const gone = new Set(images.filter((_, index) => index % 7 === 0).map(({ name }) => name))
    const { asked, count } = serve(images, gone)
    const client = new QueryClient()
    const list = imagesQuery('p').queryKey
    const operations = operationKeys.list('p')
    client.setQueryData(list, {
      pages: [{ items: images, unreadable: 0, nextPageToken: undefined }],
      pageParams: [''],
    })
    client.setQueryData(operations, {})
    const events = new Map<string, number>()
    client.getQueryCache().subscribe((event) => {
      if (event.type !== 'updated') return
      const what = `${event.query.queryKey.join(' ')}: ${event.action.type}`
      events.set(what, (events.get(what) ?? 0) + 1)
    })

    const made = images.map((before) => ({
      step: { target: { project: 'p', image: before.name }, change: deprecate },
      before: { image: before },
      performed: {},
    }))
    const outcomes = await settle(client, 'p', made)

    expect(outcomes).toHaveLength(number)
    expect(outcomes.at(-1)?.heads[0]?.family).toBe(images.at(-1)?.family)
    expect(new Set(asked.values())).toEqual(new Set([1]))
    expect(asked.size).toBe(number + (2 * number) / MEMBERS)
    expect(count.most).toBe(4)
    expect(events.get(`${list.join(' ')}: success`)).toBe(1)
    expect(events.get(`${operations.join(' ')}: invalidate`)).toBe(1)
    const left = client.getQueryData(list)?.pages.flatMap(({ items }) => items)
    expect(left).toHaveLength(number - gone.size)
  },
)

test('what couldn’t be read is refetched once, all together', async () => {
  const images = Array.from({ length: 400 }, (_, index) => image(index))
  vi.stubGlobal('fetch', async () => new Response('{}', { status: 403 }))
  const client = new QueryClient()
  let invalidated = 0
  const invalidate = client.invalidateQueries.bind(client)
  client.invalidateQueries = (...all) => {
    invalidated += 1
    return invalidate(...all)
  }
  await settle(
    client,
    'p',
    [],
    images.map(({ name }) => name),
  )
  // The operations, the images, and everything that depends on them.
  expect(invalidated).toBe(3)
})
