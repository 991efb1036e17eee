import { QueryClient } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import { unreadFields } from '../compute/unread.ts'
import { connect } from './http/session.ts'
import { imagesQuery } from './images.ts'
import { membersFromLists, membersQuery } from './members.ts'
import { readImages } from './http/read.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const pagesOf = (next: (token: string) => string | undefined) => {
  connect({ base: 'http://127.0.0.1:1/compute/v1', universe: 'googleapis.com' })
  const asked: string[] = []
  vi.stubGlobal('fetch', async (input: string) => {
    const token = new URL(input).searchParams.get('pageToken') ?? ''
    asked.push(token)
    const items = token === 'a' ? [] : [{ name: 'web-1' }, { name: `web-2${token}` }]
    return new Response(JSON.stringify({ items, nextPageToken: next(token) }))
  })
  return asked
}

test('members are read page by page, each listed once', async () => {
  const asked = pagesOf((token) => ({ '': 'a', a: 'b' })[token])
  const members = await new QueryClient().fetchQuery(membersQuery('p', 'web'))
  expect(asked).toEqual(['', 'a', 'b'])
  expect(members.map(({ name }) => name)).toEqual(['web-1', 'web-2', 'web-2b'])
})

test('members are unknown when a page token repeats: some may be missing', async () => {
  const asked = pagesOf((token) => (token === 'a' ? 'b' : 'a'))
  await expect(new QueryClient().fetchQuery(membersQuery('p', 'web'))).rejects.toThrow(
    'same page token again',
  )
  expect(asked).toEqual(['', 'a', 'b'])
})

const answering = (...items: unknown[]) =>
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ items })))

test('a member that can only be read in part counts; one without a name makes the members unknown', async () => {
  connect({ base: 'http://127.0.0.1:1/compute/v1', universe: 'googleapis.com' })
  answering({ name: 'web-1' }, { name: 'web-2', status: 5 })
  const members = await new QueryClient().fetchQuery(membersQuery('p', 'web'))
  expect(members.map(unreadFields)).toEqual([[], ['status']])
  answering({ name: 'web-1' }, { status: 'READY' })
  await expect(new QueryClient().fetchQuery(membersQuery('p', 'web'))).rejects.toThrow(
    '1 of the images of web could not be read: the name is missing.',
  )
})

test('an incomplete list doesn’t say who the members are', () => {
  const client = new QueryClient()
  const list = (unreadable: number, ...items: unknown[]) => {
    const page = { ...readImages({ items }), unreadable }
    client.setQueryData(imagesQuery('p').queryKey, { pages: [page], pageParams: [''] })
    return membersFromLists(client, 'p', 'web')?.map(({ name }) => name)
  }
  const web = { name: 'web-1', family: 'web' }
  expect(list(0, web, { name: 'db-1', family: 'db', status: 5 })).toEqual(['web-1'])
  expect(list(1, web)).toBeUndefined()
  expect(list(0, web, { name: 'odd', family: 5 })).toBeUndefined()
})
