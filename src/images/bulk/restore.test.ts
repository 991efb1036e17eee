import { QueryClient } from '@tanstack/react-query'
import { IDBDatabase, IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { connect, session } from '../../api/http/session.ts'
import { testLocks } from '../../browser/testLocks.ts'
import type { Change } from '../../compute/changes/change.ts'
import type { Image } from '../../compute/schema.ts'
import { keepPlan, readRun } from '../../runs/disk.ts'
import { scopeOf, type Kept, type KeptRun } from '../../runs/kept.ts'
import { begin } from './begin.ts'
import { restored } from './restore.ts'
import { bulkStore } from './store.ts'
import { watchRuns } from './watchRuns.ts'

const NOTHING = { project: 'p', title: '', running: '', made: [], errors: 1, changes: [] }

let tests = 0
let stop: AbortController

beforeEach(() => {
  connect({ base: `http://127.0.0.1:${++tests}/compute/v1`, universe: 'googleapis.com' })
  stop = new AbortController()
  vi.stubGlobal('indexedDB', new IDBFactory())
  vi.stubGlobal('IDBKeyRange', IDBKeyRange)
  vi.stubGlobal('navigator', { locks: testLocks() })
  vi.stubGlobal('addEventListener', () => undefined)
  vi.stubGlobal('removeEventListener', () => undefined)
})
afterEach(() => {
  stop.abort()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const image = (name: string, family: string, day: number): Image => ({
  name,
  id: `${day}`,
  family,
  status: 'READY',
  creationTimestamp: `2026-11-0${day}T00:00:00Z`,
})

/** An interrupted run of one change, of which nothing was sent. */
async function interrupted(before: Image, change: Change, heads: KeptRun['heads']) {
  const scope = scopeOf(session().base, 'p')
  const id = `run${tests}`
  const kept: KeptRun = { id, scope, at: 1, title: '', running: '', total: 1, heads }
  const step = { target: { project: 'p', image: before.name }, change }
  const plan: Kept = { id: `${id} 0`, scope, run: id, place: 0, at: 1, step, before }
  await keepPlan(kept, [plan])
  const run = restored(
    new QueryClient(),
    'p',
    { run: kept, changes: [plan], unreadable: 0 },
    stop.signal,
  )
  await vi.waitFor(() => expect(run.view().state).toBe('interrupted'))
  return run
}

test('where the browser refuses locks, a run is shown as interrupted, and ending it says why not', async () => {
  const refuse = () => Promise.reject(new Error('Locks are blocked.'))
  vi.stubGlobal('navigator', { locks: { request: refuse, query: refuse } })
  const run = await interrupted(image('app-v1', 'app', 1), { kind: 'delete' }, [])
  await run.init.end?.()
  expect(run.view()).toMatchObject({ state: 'interrupted', trouble: 'Locks are blocked.' })
})

test('the rest of a run moves no image into a family that has got another head since', async () => {
  const moving = image('app-v9', 'app', 9)
  const newer = { ...image('web-v10', 'web', 9), id: '99' }
  const sent: string[] = []
  vi.stubGlobal('fetch', async (input: string, { method = 'GET' }: RequestInit) => {
    const { pathname, searchParams } = new URL(input)
    if (method !== 'GET') sent.push(`${method} ${pathname}`)
    if (pathname.endsWith('/images/app-v9')) return Response.json(moving)
    if (pathname.endsWith('/family/web')) return Response.json(newer)
    const isWeb = searchParams.get('filter')?.includes('web')
    return Response.json({ items: isWeb ? [image('web-v2', 'web', 2), newer] : [moving] })
  })
  const run = await interrupted(moving, { kind: 'patch', fields: { family: 'web' } }, [
    { family: 'app', after: null },
    { family: 'web', after: 'app-v9' },
  ])
  await run.init.resume?.()
  expect(sent).toEqual([])
  expect(run.view().rows.map(({ outcome }) => outcome)).toEqual([
    {
      kind: 'skipped',
      why: 'its family would resolve to a different image than planned',
    },
  ])
})

test('a run that breaks after its changes were made doesn’t claim that nothing was sent', async () => {
  const select = () => {
    throw new Error('The list is broken.')
  }
  const ground = { images: new Map(), families: new Map() }
  const run = begin(new QueryClient(), { ...NOTHING, items: [], ground, select })
  await vi.waitFor(() =>
    expect(run.view()).toMatchObject({ state: 'ended', trouble: 'The list is broken.' }),
  )
})

test('a run whose end can’t be recorded says so, and can be ended later', async () => {
  const run = await interrupted(image('a', 'f', 1), { kind: 'delete' }, [])
  const full = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
    throw new Error('No space left.')
  })
  await run.init.end?.()
  expect(run.view()).toMatchObject({
    state: 'interrupted',
    trouble: 'The history can’t be written: No space left.',
  })
  full.mockRestore()
  await run.init.end?.()
  expect(run.view().state).toBe('ended')
  expect((await readRun(run.init.id))?.run.ended).toBeTypeOf('number')
})

test('where the browser refuses locks, nothing is sent, and the run says why', async () => {
  const request = () => Promise.reject(new Error('Not allowed here.'))
  vi.stubGlobal('navigator', { locks: { request } })
  const ground = { images: new Map(), families: new Map() }
  const run = begin(new QueryClient(), { ...NOTHING, items: [], ground, select: () => undefined })
  await vi.waitFor(() => expect(run.view().state).toBe('ended'))
  expect(run.view().trouble).toBe('Nothing was sent. Not allowed here.')
})

test('a run of which a change can’t be read is shown, and can only be ended', async () => {
  const scope = scopeOf(session().base, 'p')
  const kept: KeptRun = { id: 'r', scope, at: 1, title: '', running: '', total: 2, heads: [] }
  const planOf = (name: string, kind: string) => ({
    id: name,
    scope,
    run: 'r',
    at: 1,
    before: { name },
    step: { target: { project: 'p', image: name }, change: { kind } },
  })
  await keepPlan(kept, [planOf('a', 'delete'), planOf('b', 'rename')] as Kept[])
  const unwatch = watchRuns(new QueryClient(), 'p')
  const run = await vi.waitUntil(() => bulkStore.get().run)
  await vi.waitUntil(() => run.view().state === 'interrupted')
  expect(run.view().rows.map(({ item }) => item.before.name)).toEqual(['a'])
  expect(run.view().trouble).toMatch('1 change of this run was written by another version')
  expect(run.init.resume).toBeUndefined()
  await run.init.end?.()
  expect(run.view().state).toBe('ended')
  unwatch()
  bulkStore.set({ run: undefined })
})

test('a run isn’t over because the journal can’t be read', async () => {
  const run = await interrupted(image('a', 'f', 1), { kind: 'delete' }, [])
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
    throw new Error('Blocked.')
  })
  const { id } = run.init
  const kept: KeptRun = { id, scope: 's', at: 1, title: '', running: '', total: 1, heads: [] }
  const stored = { run: kept, changes: [], unreadable: 0 }
  const again = restored(new QueryClient(), 'p', stored, stop.signal)
  await vi.waitUntil(() => again.view().state !== 'elsewhere')
  expect(again.view()).toMatchObject({
    state: 'interrupted',
    trouble: 'The history can’t be read: Blocked.',
  })
})
