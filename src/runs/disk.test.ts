import { IDBDatabase, IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { connect, signIn } from '../api/http/session.ts'
import {
  clearKept,
  journalOf,
  keepChange,
  keepEnd,
  keepPlan,
  makeRoom,
  onWritten,
  readKept,
  readRun,
  unfinishedAt,
  unfinishedRun,
  type Written,
} from './disk.ts'
import type { Change } from '../compute/changes/change.ts'
import { readImage } from '../compute/readImage.ts'
import { unreadFields } from '../compute/unread.ts'
import { scopeOf, type Kept, type KeptRun } from './kept.ts'

const BASE = 'http://127.0.0.1:1/compute/v1'
let scope = ''
let tests = 0

beforeEach(() => {
  connect({ base: BASE, universe: 'googleapis.com' })
  // All tests share one database, as a tab would; each test uses its own project.
  scope = scopeOf(BASE, `p${tests++}`)
})
beforeAll(() => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  vi.stubGlobal('IDBKeyRange', IDBKeyRange)
})
afterAll(() => {
  vi.unstubAllGlobals()
})
afterEach(() => {
  vi.restoreAllMocks()
})

const kept = (id: string, more: Partial<Kept> = {}): Kept => ({
  id: `${scope} ${id}`,
  scope,
  at: 1,
  step: { target: { project: 'p', image: id }, change: { kind: 'deprecate', status: {} } },
  before: { name: id, id },
  ...more,
})
const planned = (count: number, run = 'run') =>
  Array.from({ length: count }, (_, place) =>
    kept(`i${place}`, { run: `${scope} ${run}`, place, at: 5 }),
  )
const header = (total: number, id = 'run'): KeptRun => ({
  id: `${scope} ${id}`,
  scope,
  at: 5,
  title: 'Deprecate',
  running: 'Deprecating',
  total,
  heads: [],
})
const names = (changes: readonly Kept[]) => changes.map(({ step }) => step.target.image)

test('changes are stored by connection and project, oldest first', async () => {
  await Promise.all([keepChange(kept('b', { at: 2 })), keepChange(kept('a', { at: 1 }))])
  await keepChange(kept('c', { scope: scopeOf(BASE, 'other'), id: 'c' }))
  expect(names((await readKept(scope)).changes)).toEqual(['a', 'b'])
})

test('concurrent writes share a few transactions', async () => {
  const write = vi.spyOn(IDBDatabase.prototype, 'transaction')
  await Promise.all(planned(400).map(keepChange))
  expect(write.mock.calls.length).toBeLessThanOrEqual(2)
  expect((await readKept(scope)).changes).toHaveLength(400)
})

test('keys and the token are never stored', async () => {
  const token = 'ya29.a-token-that-nobody-may-see'
  signIn(token)
  const change = {
    kind: 'insert',
    image: { name: 'a', imageEncryptionKey: { rawKey: 'short', kmsKeyName: 'k' } },
  } as const
  await keepChange(
    kept('a', {
      step: { target: { project: 'p', image: 'a' }, change },
      result: { kind: 'failed', why: `Not for ${token}.` },
    }),
  )
  const { changes } = await readKept(scope)
  expect(JSON.stringify(changes)).not.toMatch(/short|ya29/)
  expect(changes[0]?.step.change).toEqual({
    kind: 'insert',
    image: { name: 'a', imageEncryptionKey: { rawKey: '<redacted>', kmsKeyName: 'k' } },
  })
})

test('a run is stored with its plan, intents, results and end', async () => {
  const plan = planned(3)
  const run = header(3)
  await keepPlan(run, plan)
  const journal = journalOf(plan)
  const [first, second, third] = plan
  if (!first || !second || !third) throw new Error('no plan')
  const before = { name: 'i0', id: 'i0' }
  for (const { id: requestId, step } of [first, second]) {
    await journal.write({ kind: 'intent', at: 7, requestId, step, before })
  }
  const result = { kind: 'done', after: { name: 'i0', id: 'i0' } } as const
  await journal.write({ kind: 'result', at: 8, requestId: first.id, image: 'i0', result })
  await journal.write({ kind: 'intent', at: 7, requestId: third.id, step: third.step, before })
  await journal.write({ kind: 'refused', at: 8, requestId: third.id })
  expect(await unfinishedRun(scope)).toEqual(run)
  const read = await readRun(run.id)
  expect(read?.run).toEqual(run)
  expect(read?.changes.map(({ begun, result }) => [begun, result?.kind])).toEqual([
    [7, 'done'],
    [7, undefined],
    [undefined, undefined],
  ])
  await keepEnd(run, 9)
  expect(await unfinishedRun(scope)).toBeUndefined()
  expect((await readKept(scope)).runs).toEqual([{ ...run, ended: 9 }])
})

test('listeners are notified of every write', async () => {
  const heard: Written[] = []
  const stop = onWritten((written) => heard.push(written))
  await keepChange(kept('a'))
  await keepPlan(header(1), planned(1))
  await clearKept(scope)
  stop()
  await keepChange(kept('b'))
  expect(heard.map(({ changes, runs }) => [changes.length, runs.length])).toEqual([
    [1, 0],
    [0, 1],
    [0, 0],
  ])
})

test('clearing and trimming keep the changes of an unfinished run', async () => {
  await keepPlan(header(2), planned(2))
  await keepChange(kept('a'))
  await clearKept(scope)
  expect(names((await readKept(scope)).changes)).toEqual(['i0', 'i1'])
  const big = planned(800, 'big').map((each, at) => ({ ...each, id: `big ${at}`, at: 10 + at }))
  await keepPlan(header(800, 'big'), big)
  await makeRoom(scope, 500)
  expect((await readKept(scope)).changes).toHaveLength(802)
  await keepEnd(header(800, 'big'), 20)
  await makeRoom(scope, 500)
  const { changes, runs } = await readKept(scope)
  expect(changes).toHaveLength(502)
  expect(changes.at(-1)?.id).toBe('big 799')
  expect(runs).toHaveLength(2)
})

test('a failed write rejects, and the next one can succeed', async () => {
  const refuse = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
    throw new DOMException('Full.', 'QuotaExceededError')
  })
  await expect(keepChange(kept('a'))).rejects.toThrow('Full.')
  refuse.mockRestore()
  await keepChange(kept('a'))
  expect((await readKept(scope)).changes).toHaveLength(1)
})

const stepOf = (change: object) => ({ target: { project: 'p', image: 'a' }, change })

test.each<[string, object]>([
  ['a change without an image', { step: { change: { kind: 'delete' } } }],
  ['a change of an unknown kind', { step: stepOf({ kind: 'rename' }) }],
  ['labels that aren’t text', { step: stepOf({ kind: 'setLabels', labels: { a: {} } }) }],
  ['an image without a name', { before: { labels: null } }],
  ['an unknown result', { result: { kind: 'lost' } }],
  ['a time that is no date', { at: 1e300 }],
])('%s, stored by another version, is only counted and cleared', async (_, more) => {
  await keepChange(kept('good'))
  await keepPlan(header(1), [{ ...kept('old', { run: header(1).id }), ...more }])
  const { changes, unreadable } = await readKept(scope)
  expect([names(changes), unreadable]).toEqual([['good'], 1])
  expect(await readRun(header(1).id)).toEqual({ run: header(1), changes: [], unreadable: 1 })
  await keepEnd(header(1), 9)
  await clearKept(scope)
  expect(await readKept(scope)).toEqual({ changes: [], runs: [], unreadable: 0 })
})

test('an unfinished run, stored by another version, is neither continued nor kept for ever', async () => {
  await keepPlan({ ...header(1), heads: undefined } as unknown as KeptRun, planned(1))
  expect(await unfinishedRun(scope)).toBeUndefined()
  expect(await readKept(scope)).toMatchObject({ runs: [], unreadable: 1 })
  await clearKept(scope)
  expect(await readKept(scope)).toEqual({ changes: [], runs: [], unreadable: 0 })
})

test('changes of every kind are read back', async () => {
  const steps: Change[] = [
    { kind: 'setLabels', labels: { a: '' }, labelFingerprint: 'f' },
    { kind: 'deprecate', status: { state: 'OBSOLETE', deleted: '2026-01-01T00:00:00Z' } },
    { kind: 'patch', fields: { family: '' } },
    { kind: 'delete' },
    { kind: 'setIamPolicy', policy: { version: 3, bindings: [{ role: 'r', members: [] }] } },
    { kind: 'insert', image: { name: 'a' }, forceCreate: true },
  ]
  for (const [at, change] of steps.entries()) {
    const step = { target: { project: 'p', image: 'a' }, change }
    const result = { kind: 'done', after: undefined, undo: change } as const
    await keepChange(kept(`${at}`, { at, step, result, before: undefined, policies: {} }))
  }
  const { changes, unreadable } = await readKept(scope)
  expect([changes.map(({ step }) => step.change.kind), unreadable]).toEqual([
    steps.map(({ kind }) => kind),
    0,
  ])
})

test('what couldn’t be read of an image still counts as unread when the record is read again', async () => {
  const before = readImage({ name: 'a', id: '1', family: 'web', deprecated: { state: 5 } })
  const after = readImage({ name: 'a', id: '1', labels: { env: 5 } })
  const stored = kept('a', {
    before,
    run: `${scope} run`,
    place: 0,
    result: { kind: 'done', after },
  })
  const told: Written[] = []
  const stop = onWritten((written) => told.push(written))
  await keepPlan(header(1), [kept('a', { before, run: `${scope} run`, place: 0 })])
  await keepChange(stored)
  stop()
  const fields = (record: Kept | undefined) => {
    const { result } = record ?? {}
    return [
      unreadFields(record?.before ?? {}),
      unreadFields((result?.kind === 'done' && result.after) || {}),
    ]
  }
  const found = [['deprecated.state'], ['labels.env']]
  expect(fields(told.at(-1)?.changes[0])).toEqual(found)
  expect(fields((await readKept(scope)).changes[0])).toEqual(found)
  const { changes } = (await readRun(`${scope} run`)) ?? { changes: [] }
  expect(fields(changes[0])).toEqual(found)
  // It is written again with what its run adds.
  const { id: requestId, step } = stored
  await journalOf(changes).write({ kind: 'intent', requestId, at: 7, step, before: { name: 'a' } })
  expect(fields((await readKept(scope)).changes[0])).toEqual(found)
})

test('the unfinished runs of an address are found, whatever their project', async () => {
  const base = 'http://127.0.0.1:2/compute/v1'
  const at = (address: string, project: string): KeptRun => ({
    ...header(1, `${address} ${project}`),
    scope: scopeOf(address, project),
  })
  await keepPlan(at(base, 'a'), [])
  await keepPlan(at(base, 'b'), [])
  await keepPlan(at(`${base}/more`, 'c'), [])
  await keepPlan(at(base, 'd'), [])
  await keepEnd(at(base, 'd'), 9)
  expect((await unfinishedAt(base)).map((run) => run.scope)).toEqual([`${base} a`, `${base} b`])
})
