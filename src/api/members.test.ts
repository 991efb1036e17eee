import { QueryClient } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import { connect } from './connection.ts'
import { membersQuery } from './members.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

test('the members end where a page token comes again, and each is there once', async () => {
  connect({ base: 'http://127.0.0.1:1/compute/v1', universe: 'googleapis.com' })
  const asked: string[] = []
  vi.stubGlobal('fetch', async (input: string) => {
    const token = new URL(input).searchParams.get('pageToken') ?? ''
    asked.push(token)
    const items = [{ name: 'web-1' }, { name: `web-2${token}` }]
    return new Response(JSON.stringify({ items, nextPageToken: token === 'a' ? 'b' : 'a' }))
  })
  const members = await new QueryClient().fetchQuery(membersQuery('p', 'web'))
  expect(asked).toEqual(['', 'a', 'b'])
  expect(members.map(({ name }) => name)).toEqual(['web-1', 'web-2', 'web-2a', 'web-2b'])
})
