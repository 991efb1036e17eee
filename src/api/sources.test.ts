import { QueryClient } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import { connect } from './http/session.ts'
import { nameTakenQuery } from './sources.ts'

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
  await expect(isTaken({ nextPageToken: 'a' }, { nextPageToken: 'a' })).rejects.toThrow(
    'same page token again',
  )
})
