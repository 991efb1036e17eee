/** Interrupted runs, against the API they are resumed on: the report is true, and nothing is done twice. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createQueryClient } from '../api/queryClient.ts'
import { connect } from '../api/http/session.ts'
import { takeLock } from '../browser/locks.ts'
import { testLocks } from '../browser/testLocks.ts'
import { requestOf } from '../compute/changes/request.ts'
import type { Image } from '../compute/schema.ts'
import type { BulkRun } from '../images/bulk/bulkRun.ts'
import { byOutcome } from '../images/bulk/outcomes.ts'
import { restored } from '../images/bulk/restore.ts'
import { bulkStore } from '../images/bulk/store.ts'
import { watchRuns } from '../images/bulk/watchRuns.ts'
import { lockOf } from '../images/bulk/work.ts'
import { journalOf, keepEnd, keepPlan, readRun, unfinishedRun } from '../runs/disk.ts'
import { scopeOf, type Kept, type KeptRun } from '../runs/kept.ts'
import { put, testClient, type Client } from './testing/client.ts'

const BASE = 'http://localhost/compute/v1'
let client: Client
let queries: ReturnType<typeof createQueryClient>
let project = ''
let scope = ''
let tests = 0
let stop = new AbortController()

beforeEach(() => {
  client = testClient({ operationTime: 0 })
  connect({ base: BASE, universe: 'googleapis.com' })
  queries = createQueryClient()
  project = `p${tests++}`
  scope = scopeOf(BASE, project)
  stop = new AbortController()
  vi.stubGlobal('fetch', (url: string, init?: RequestInit) =>
    client.emulator.fetch(new Request(url, init)),
  )
  vi.stubGlobal('navigator', { locks: testLocks() })
  vi.stubGlobal('addEventListener', () => undefined)
  vi.stubGlobal('removeEventListener', () => undefined)
  vi.stubGlobal('localStorage', { getItem: () => null })
  vi.stubGlobal('indexedDB', new IDBFactory())
  vi.stubGlobal('IDBKeyRange', IDBKeyRange)
})
afterEach(() => {
  stop.abort()
  bulkStore.set({ run: undefined, open: false })
  client.emulator.close()
  vi.unstubAllGlobals()
})

const NAMES = ['app-v1', 'app-v2', 'app-v3', 'app-v4']
const STATUS = { state: 'DEPRECATED' } as const

/**
 * Four images to deprecate, of a family with a head that stays, and their plan on disk.
 * @param at when the run started
 */
async function interrupted(at = 1): Promise<{ kept: KeptRun; changes: readonly Kept[] }> {
  const images = [...NAMES, 'app-v5'].map((name, index): Image => ({
    name,
    id: String(100 + index),
    family: 'app',
    status: 'READY',
    creationTimestamp: new Date(Date.UTC(2026, 0, 1 + index)).toISOString(),
  }))
  for (const image of images)
    put(client, 'images', project, { ...image, name: image.name, id: image.id ?? '' })
  const { body } = await client.ask('GET', `${project}/global/images`)
  const before = new Map((body.items as unknown as Image[]).map((each) => [each.name, each]))
  const kept: KeptRun = {
    id: crypto.randomUUID(),
    scope,
    at,
    title: 'Deprecate 4 images',
    running: 'Deprecating',
    total: 4,
    heads: [{ family: 'app', after: 'app-v5' }],
  }
  const changes = NAMES.map((name, place): Kept => ({
    id: crypto.randomUUID(),
    scope,
    run: kept.id,
    place,
    at: 1,
    step: { target: { project, image: name }, change: { kind: 'deprecate', status: STATUS } },
    before: before.get(name),
  }))
  await keepPlan(kept, changes)
  return { kept, changes }
}

/** Writes that a change is about to be sent. */
async function intend({ id: requestId, step, before }: Kept, changes: readonly Kept[]) {
  if (!before) throw new Error('It has no image.')
  await journalOf(changes).write({ kind: 'intent', at: 2, requestId, step, before })
}

/** Sends a change, and loses the response. */
async function send({ id, step: { target, change } }: Kept) {
  const { method, path, query, body } = requestOf(target, change, id)
  const search = new URLSearchParams(query).toString()
  const { status } = await client.raw(method, `/compute/v1/${path}?${search}`, body)
  expect(status).toBe(200)
}

async function show(kept: KeptRun): Promise<BulkRun> {
  const read = await readRun(kept.id)
  if (!read) throw new Error('It is not stored.')
  return restored(queries, project, read, stop.signal)
}

const until = (run: BulkRun, state: string) =>
  vi.waitFor(() => expect(run.view().state).toBe(state), { timeout: 10_000, interval: 5 })

const outcomes = (run: BulkRun) =>
  Object.fromEntries(
    [...byOutcome(run.view().rows)].flatMap(([kind, rows]) =>
      rows.length > 0 ? [[kind, rows.map(({ item }) => item.before.name)]] : [],
    ),
  )

/** How often each image was changed, according to the emulator. */
async function timesDone() {
  const { body } = await client.ask('GET', `${project}/global/operations?maxResults=500`)
  const times: Record<string, number> = {}
  for (const { targetLink } of (body.items ?? []) as unknown as { targetLink: string }[]) {
    const name = targetLink.split('/').at(-1) ?? ''
    times[name] = (times[name] ?? 0) + 1
  }
  return times
}

/** When a watcher that started to look has finished: the database answers in order. */
async function looked() {
  await unfinishedRun(scope)
  await readRun('')
  await readRun('')
}

test('finds out what became of what was sent, continues with the rest, and does nothing twice', async () => {
  const { kept, changes } = await interrupted()
  const [first, second, third] = changes as [Kept, Kept, Kept]
  // The first was made and recorded, the second made, and the third was about to be sent.
  for (const each of [first, second, third]) {
    await intend(each, changes)
  }
  await send(first)
  await journalOf(changes).write({
    kind: 'result',
    at: 3,
    requestId: first.id,
    image: 'app-v1',
    result: { kind: 'done' },
  })
  await send(second)

  const run = await show(kept)
  await until(run, 'interrupted')
  expect(outcomes(run)).toEqual({
    done: ['app-v1'],
    unknown: ['app-v2', 'app-v3'],
    waiting: ['app-v4'],
  })
  await run.checkAgain()
  await vi.waitFor(() =>
    expect(outcomes(run)).toEqual({ done: ['app-v1', 'app-v2'], waiting: ['app-v3', 'app-v4'] }),
  )
  expect(await timesDone()).toEqual({ 'app-v1': 1, 'app-v2': 1 })

  await run.init.resume?.()
  expect(run.view().state).toBe('ended')
  expect(outcomes(run)).toEqual({ done: NAMES })
  expect(await timesDone()).toEqual(Object.fromEntries(NAMES.map((name) => [name, 1])))
  const read = await readRun(kept.id)
  expect(read?.run.ended).toBeTypeOf('number')
  expect(read?.changes.map(({ result }) => result?.kind)).toEqual(NAMES.map(() => 'done'))
})

test('skips what would move a head that was to stay', async () => {
  const { kept } = await interrupted()
  // The family would now resolve to another image.
  await client.ask('POST', `${project}/global/images/app-v5/deprecate`, STATUS)
  const run = await show(kept)
  await until(run, 'interrupted')
  await run.init.resume?.()
  expect(run.view().state).toBe('ended')
  expect(outcomes(run)).toEqual({ skipped: NAMES })
  expect(await timesDone()).toEqual({ 'app-v5': 1 })
})

test('stays interrupted if the families can’t be read', async () => {
  const { kept } = await interrupted()
  const run = await show(kept)
  await until(run, 'interrupted')
  client.emulator.faults.inject({
    kind: 'status',
    project,
    method: 'images.list',
    count: 9,
    status: 403,
    reason: 'forbidden',
  })
  await run.init.resume?.()
  expect(run.view()).toMatchObject({
    state: 'interrupted',
    trouble: 'The images of 1 family couldn’t be read.',
  })
  expect(await timesDone()).toEqual({})
})

test('a run in another tab is only shown, then as interrupted or ended', async () => {
  const { kept, changes } = await interrupted()
  const free = await takeLock(lockOf(scope))
  await intend(changes[0] as Kept, changes)
  const run = await show(kept)
  await until(run, 'elsewhere')
  expect(outcomes(run)).toEqual({ sending: ['app-v1'], waiting: NAMES.slice(1) })
  // The other tab crashes.
  free?.()
  await until(run, 'interrupted')
  expect(outcomes(run)).toEqual({ unknown: ['app-v1'], waiting: NAMES.slice(1) })

  // Another tab takes it over first.
  const theirs = await takeLock(lockOf(scope))
  await run.init.resume?.()
  await until(run, 'elsewhere')
  await keepEnd(kept, 9)
  theirs?.()
  await until(run, 'ended')
  expect(await timesDone()).toEqual({})
})

test('ending an interrupted run sends nothing, and it isn’t found again', async () => {
  const { kept } = await interrupted()
  const run = await show(kept)
  await until(run, 'interrupted')
  await run.init.end?.()
  expect(run.view().state).toBe('ended')
  expect((await readRun(kept.id))?.run.ended).toBeTypeOf('number')
  expect(await timesDone()).toEqual({})
  const stopWatching = watchRuns(queries, project)
  await looked()
  expect(bulkStore.get().run).toBeUndefined()
  stopWatching()
})

test('an unfinished run of the project appears, and disappears with its project', async () => {
  const { kept } = await interrupted()
  const stopOther = watchRuns(queries, `${project}-other`)
  await looked()
  expect(bulkStore.get().run).toBeUndefined()
  stopOther()

  const stopWatching = watchRuns(queries, project)
  await vi.waitFor(() => expect(bulkStore.get().run?.init.id).toBe(kept.id))
  stopWatching()
  expect(bulkStore.get().run).toBeUndefined()
})

test('a run that starts in another tab appears, unless one is shown already', async () => {
  const stopWatching = watchRuns(queries, project)
  const { kept } = await interrupted()
  await vi.waitFor(() => expect(bulkStore.get().run?.init.id).toBe(kept.id))
  const { kept: second } = await interrupted(2)
  await looked()
  expect(bulkStore.get().run?.init.id).toBe(kept.id)
  // Once it is closed, the newest unfinished one is shown.
  bulkStore.set({ run: undefined })
  await vi.waitFor(() => expect(bulkStore.get().run?.init.id).toBe(second.id))
  stopWatching()
})
