import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Operation } from '../../compute/schema.ts'
import { connect } from '../http/session.ts'
import { operationKeys } from '../keys.ts'
import { createQueryClient } from '../queryClient.ts'
import { liveQuery, resumeLooks } from './poll.ts'

const NOW = Date.parse('2026-11-24T12:00:00Z')
const old: Operation = {
  name: 'operation-1',
  status: 'DONE',
  targetLink: 'https://www.googleapis.com/compute/v1/projects/p/global/images/web-v1',
  insertTime: '2026-11-01T00:00:00Z',
  endTime: '2026-11-01T00:00:10Z',
}

let mayListOperations = false
beforeEach(() => {
  vi.useFakeTimers({ now: NOW })
  connect({ base: 'http://127.0.0.1:1/compute/v1', universe: 'googleapis.com' })
  vi.stubGlobal('fetch', async (url: string) => {
    if (!url.includes('/operations?')) return Response.json({})
    return mayListOperations ? Response.json({ items: [old] }) : Response.json({}, { status: 403 })
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('operations that ended before the page was read are no news when they may be listed at last', async () => {
  const client = createQueryClient()
  const stop = resumeLooks(client, 'p')
  const look = () => client.fetchQuery({ ...liveQuery(client, 'p'), staleTime: 0 })
  expect(await look()).toMatchObject({ refused: ['operations'], news: false })
  mayListOperations = true
  await client.fetchQuery({ queryKey: operationKeys.list('p'), queryFn: () => ({ pages: [] }) })
  expect(await look()).toMatchObject({ refused: [], changed: [], news: false })
  stop()
})
