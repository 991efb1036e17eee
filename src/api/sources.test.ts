import { QueryClient } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import { connect } from './http/session.ts'
import { disksQuery, madeFromQuery, nameTakenQuery, templatesQuery } from './sources.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

test('a name is free when it is on no page; the first pages of a filtered list may be empty', async () => {
  connect({ base: 'http://127.0.0.1:1/compute/v1', universe: 'googleapis.com' })
  const isTaken = (...pages: object[]) => {
    vi.stubGlobal('fetch', async () => Response.json(pages.shift() ?? {}))
    return new QueryClient().fetchQuery(nameTakenQuery('p', 'web-1'))
  }
  expect(await isTaken({})).toBe(false)
  expect(await isTaken({ nextPageToken: 'a' }, { items: [{ name: 'web-1' }] })).toBe(true)
  expect(await isTaken({ nextPageToken: 'a' }, { nextPageToken: 'b' }, {})).toBe(false)
  // An image that couldn’t be read may be the one.
  expect(await isTaken({ items: [{ id: '1' }] })).toBe(null)
  expect(await isTaken({ items: [{ id: '1' }, { name: 'web-1' }] })).toBe(true)
  await expect(isTaken({ nextPageToken: 'a' }, { nextPageToken: 'a' })).rejects.toThrow(
    'same page token again',
  )
})

test('scopes that couldn’t be read count as unreadable; empty ones don’t', async () => {
  connect({ base: 'http://127.0.0.1:1/compute/v1', universe: 'googleapis.com' })
  const warning = (code: string) => ({ warning: { code } })
  vi.stubGlobal('fetch', async () =>
    Response.json({
      items: {
        'zones/a': { disks: [{ name: 'd' }, { name: 7 }] },
        'zones/b': warning('NO_RESULTS_ON_PAGE'),
        'zones/c': warning('UNREACHABLE'),
      },
      unreachables: ['zones/d'],
    }),
  )
  const { pages } = await new QueryClient().fetchInfiniteQuery(disksQuery('p'))
  expect(pages).toMatchObject([{ items: [{ name: 'd' }], unreadable: 3 }])
})

test('templates are read from all regions', async () => {
  connect({ base: 'http://127.0.0.1:1/compute/v1', universe: 'googleapis.com' })
  const paths: string[] = []
  vi.stubGlobal('fetch', async (url: string) => {
    paths.push(new URL(url).pathname)
    return Response.json({
      items: {
        global: { instanceTemplates: [{ name: 'everywhere' }] },
        'regions/r': { instanceTemplates: [{ name: 'here' }] },
      },
    })
  })
  const { pages } = await new QueryClient().fetchInfiniteQuery(templatesQuery('p'))
  expect(paths).toEqual(['/compute/v1/projects/p/aggregated/instanceTemplates'])
  expect(pages[0]?.items.map(({ name }) => name)).toEqual(['everywhere', 'here'])
})

test('an image that may be made from another, but can’t be read, counts as unreadable', async () => {
  connect({ base: 'http://127.0.0.1:1/compute/v1', universe: 'googleapis.com' })
  vi.stubGlobal('fetch', async () =>
    Response.json({
      items: [
        { name: 'a', sourceImageId: '7' },
        { name: 'b', sourceImageId: 7 },
      ],
    }),
  )
  const { pages } = await new QueryClient().fetchInfiniteQuery(madeFromQuery('p', '7'))
  expect(pages).toMatchObject([{ items: [{ name: 'a' }], unreadable: 1 }])
})
