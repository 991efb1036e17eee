import { QueryClient } from '@tanstack/react-query'
import { IDBDatabase, IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Made } from '../api/changes/guard.ts'
import { onSettled, settle } from '../api/changes/settle.ts'
import { connect } from '../api/http/session.ts'
import type { Change } from '../compute/changes/change.ts'
import type { Image } from '../compute/schema.ts'
import { readKept } from './disk.ts'
import { keepSettled } from './keepSettled.ts'
import { scopeOf } from './kept.ts'

const BASE = 'http://127.0.0.1:1/compute/v1'
const before = { name: 'a', id: '1' }
const after = { name: 'a', id: '1', deprecated: { state: 'DEPRECATED' } }
let project = ''
let tests = 0
const client = new QueryClient()

beforeEach(() => {
  // Discards changes that earlier tests made before anything was listening.
  onSettled(() => undefined)()
  connect({ base: BASE, universe: 'googleapis.com' })
  project = `kept-${tests++}`
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(after)))
  vi.stubGlobal('indexedDB', new IDBFactory())
  vi.stubGlobal('IDBKeyRange', IDBKeyRange)
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const DEPRECATE: Change = { kind: 'deprecate', status: { state: 'DEPRECATED' } }
const made = (change: Change = DEPRECATE): Made => ({
  step: { target: { project, image: 'a' }, change },
  before: { image: before },
  performed: {},
})
const kept = async () => (await readKept(scopeOf(BASE, project))).changes

test('a single change is recorded with its inverse, even if made before anything listens', async () => {
  await settle(client, project, [made()])
  const stop = keepSettled(() => undefined)
  await expect.poll(kept).toHaveLength(1)
  await settle(client, project, [made()])
  await expect.poll(kept).toHaveLength(2)
  stop()
  expect(await kept()).toMatchObject([
    { before, result: { kind: 'done', after, undo: { kind: 'deprecate', status: {} } } },
    { before, result: { kind: 'done' } },
  ])
})

const LABELS: Change = { kind: 'setLabels', labels: { env: 'prod' }, labelFingerprint: 'old' }

test.each<[Change, Partial<Image>, Change]>([
  [DEPRECATE, { deprecated: { state: 'DEPRECATED' } }, { kind: 'deprecate', status: {} }],
  [
    LABELS,
    { labels: { env: 'prod' } },
    // The fingerprint that the labels have got is read when that is undone.
    { kind: 'setLabels', labels: {}, labelFingerprint: '' },
  ],
])('a change that can’t be read back has its undo: %j', async (change, left, undo) => {
  const refused = { error: { message: 'Who?' } }
  vi.stubGlobal('fetch', async () => Response.json(refused, { status: 401 }))
  const stop = keepSettled(() => undefined)
  const [outcome] = await settle(client, project, [made(change)])
  stop()
  // What wasn’t read isn’t shown as read.
  expect(outcome).toMatchObject({ image: undefined, undo })
  expect(await kept()).toMatchObject([
    { result: { kind: 'done', after: { ...before, ...left }, undo } },
  ])
})

test('an image that was replaced since its change has nothing to undo', async () => {
  vi.stubGlobal('fetch', async () => Response.json({ ...after, id: '2' }))
  const stop = keepSettled(() => undefined)
  await settle(client, project, [made()])
  stop()
  expect((await kept()).map(({ result }) => result)).toEqual([{ kind: 'done' }])
})

test('a change is shown as made once it is recorded, or after a second', async () => {
  const order: string[] = []
  let record: (() => void) | undefined
  const stop = onSettled(() => new Promise<void>((done) => (record = done)))
  const settled = settle(client, project, [made()]).then(() => order.push('made'))
  await expect.poll(() => record).toBeDefined()
  order.push('recorded')
  record?.()
  await settled
  expect(order).toEqual(['recorded', 'made'])
  await settle(client, project, [made()])
  stop()
})

test('a failure to record is reported once', async () => {
  const refused = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
    throw new Error('Full.')
  })
  const lost = vi.fn<(error: unknown) => void>()
  const stop = keepSettled(lost)
  await settle(client, project, [made()])
  await expect.poll(() => lost.mock.calls.length).toBe(1)
  await settle(client, project, [made()])
  await expect.poll(() => refused.mock.calls.length).toBeGreaterThan(1)
  stop()
  expect(lost).toHaveBeenCalledOnce()
})
