import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { headOf } from '../../compute/family.ts'
import { MemoryStore } from './memory.ts'
import { SqliteStore } from './sqlite.ts'
import type { Doc, Kind, Order, Position, Row, Store } from './store.ts'

const folder = mkdtempSync(join(tmpdir(), 'store-'))
afterAll(() => rmSync(folder, { recursive: true }))

interface Kept {
  kind: Kind
  project: string
  scope: string
  doc: Doc
}

/** What a store is asked in these tests. */
interface Asked {
  projects(): string[]
  count(kind: Kind, project: string): number
  list(kind: Kind, project: string, order: Order, scope?: string): unknown[]
  get(kind: Kind, project: string, nameOrId: string, scope: string): unknown
  head(project: string, family: string): unknown
}

/** What a store should do, in the plainest way. */
class Model implements Asked {
  kept = new Map<string, Kept>()

  projects() {
    return [...new Set([...this.kept.values()].map((one) => one.project))].sort()
  }
  count(kind: Kind, project: string) {
    return this.list(kind, project, 'name').length
  }
  list(kind: Kind, project: string, order: Order, scope?: string) {
    return this.#find(kind, project, order, scope).map(({ scope, doc }) => ({ scope, doc }))
  }
  get(kind: Kind, project: string, nameOrId: string, scope: string) {
    const found = this.#find(kind, project, 'name', scope)
    return found.find(({ doc }) => doc.name === nameOrId || doc.id === nameOrId)?.doc
  }
  head(project: string, family: string) {
    const images = this.#find('images', project, 'newest')
    return headOf(images.map(({ doc }) => doc).filter((doc) => doc.family === family))
  }

  #find(kind: Kind, project: string, order: Order, scope?: string): Kept[] {
    const found = [...this.kept.values()].filter(
      (kept) =>
        kept.kind === kind && kept.project === project && (scope ?? kept.scope) === kept.scope,
    )
    return found.sort(order === 'name' ? byScopeAndName : newest)
  }
}

/** A store, read in pages of this size. */
const asked = (store: Store, pageSize: number): Asked => ({
  projects: () => store.projects(),
  count: (kind, project) => store.count(kind, project),
  list: (kind, project, order, scope) =>
    readPages(store, kind, project, { order, scope }, pageSize).map((row) => ({
      scope: row.scope,
      doc: parsed(row),
    })),
  get: (kind, project, nameOrId, scope) => parsed(store.get(kind, project, nameOrId, scope)),
  head: (project, family) => parsed(store.head(project, family)),
})

const parsed = (row: Row | undefined): unknown => row && JSON.parse(row.json)

/** Everything that can be asked, answered. */
function answers(asked: Asked, ids: readonly string[]): unknown {
  const kinds = PROJECTS.flatMap((project) => KINDS.map((kind) => [kind, project] as const))
  const orders = (['name', 'newest'] as const).flatMap((order) =>
    [undefined, ...SCOPES].map((scope) => [order, scope] as const),
  )
  return {
    projects: asked.projects(),
    counts: kinds.map((of) => asked.count(...of)),
    lists: kinds.map((of) => orders.map(([order, scope]) => asked.list(...of, order, scope))),
    single: kinds.map((of) =>
      SCOPES.map((scope) => [...NAMES, ...ids].map((one) => asked.get(...of, one, scope))),
    ),
    heads: PROJECTS.map((project) => FAMILIES.map((family) => asked.head(project, family))),
  }
}

const keyOf = ({ kind, project, scope, doc }: Kept) => [kind, project, scope, doc.name].join(' ')
const naiveAge = ({ doc }: Kept) => Date.parse(doc.creationTimestamp ?? '') || -9e15
const byId = (a: Kept, b: Kept) =>
  Number(BigInt(a.doc.id ?? 0) - BigInt(b.doc.id ?? 0)) || Number(!b.doc.id) - Number(!a.doc.id)
const byScopeAndName = (a: Kept, b: Kept) =>
  a.scope < b.scope ? -1 : a.scope > b.scope ? 1 : a.doc.name < b.doc.name ? -1 : 1

const byNameAndScope = (a: Kept, b: Kept) =>
  a.doc.name < b.doc.name ? -1 : a.doc.name > b.doc.name ? 1 : byScopeAndName(a, b)
const newest = (a: Kept, b: Kept) => naiveAge(b) - naiveAge(a) || byId(b, a) || byNameAndScope(b, a)

const PROJECTS = ['p', 'q', '__proto__']
const KINDS: Kind[] = ['images', 'disks']
const SCOPES = ['global', 'zones/a', 'zones/b']
const FAMILIES = ['web', 'constructor']
const NAMES = ['a', 'b', 'b-1', 'b0', 'constructor', 'zz']

/** The id follows from the place, as ids are unique; some places have none. */
const kept: fc.Arbitrary<Kept> = fc
  .record({
    kind: fc.constantFrom(...KINDS),
    project: fc.constantFrom(...PROJECTS),
    scope: fc.constantFrom(...SCOPES),
    name: fc.constantFrom(...NAMES),
    rest: fc.record(
      {
        creationTimestamp: fc.constantFrom(
          '2026-11-01T01:30:00.000-07:00',
          '2026-11-01T01:30:00.000-08:00',
          '2026-11-01T09:30:00.000Z',
          '1969-01-01T00:00:00.000-08:00',
          'never',
        ),
        family: fc.constantFrom(...FAMILIES),
        status: fc.constantFrom('READY', 'READY', 'READY', 'PENDING', 'FAILED'),
        deprecated: fc.constantFrom({}, { state: 'ACTIVE' }, { state: 'DEPRECATED' }),
        description: fc.constantFrom('plain', 'größe', '映像 "x"', '\u{1f4be}\0'),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ kind, project, scope, name, rest }) => {
    const place = `${NAMES.indexOf(name)}${SCOPES.indexOf(scope)}`
    const id =
      name === 'zz' ? {} : { id: BigInt(`${'9'.repeat(Number(place) % 7)}1${place}`).toString() }
    return { kind, project, scope, doc: { name, ...id, ...rest } }
  })

type Step = { do: 'put' | 'delete'; kept: Kept } | { do: 'clear'; project: string } | Together
interface Together {
  do: 'transaction'
  steps: Step[]
  fails: boolean
}

const { step } = fc.letrec<{ step: Step }>((tie) => ({
  step: fc.oneof(
    { depthSize: 'small' },
    { weight: 12, arbitrary: fc.record({ do: fc.constant('put' as const), kept }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('delete' as const), kept }) },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('clear' as const),
        project: fc.constantFrom(...PROJECTS),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('transaction' as const),
        steps: fc.array(tie('step'), { maxLength: 6 }),
        fails: fc.boolean(),
      }),
    },
  ),
}))

function take(step: Step, store: Store, model: Model): void {
  switch (step.do) {
    case 'put': {
      const { kind, project, scope, doc } = step.kept
      store.put(kind, project, doc, scope)
      model.kept.set(keyOf(step.kept), step.kept)
      break
    }
    case 'delete': {
      const { kind, project, scope, doc } = step.kept
      const existed = store.delete(kind, project, doc.name, scope)
      if (model.kept.delete(keyOf(step.kept)) !== existed) throw new Error('deleted?')
      break
    }
    case 'clear':
      store.clear(step.project)
      for (const [key, { project }] of model.kept) {
        if (project === step.project) model.kept.delete(key)
      }
      break
    case 'transaction':
      takeTogether(step, store, model)
  }
}

function takeTogether({ steps, fails }: Together, store: Store, model: Model): void {
  const before = new Map(model.kept)
  const failure = new Error('as told')
  try {
    store.transaction(() => {
      for (const inner of steps) take(inner, store, model)
      if (fails) throw failure
    })
  } catch (error) {
    if (error !== failure) throw error
    model.kept = before
  }
}

function readPages(
  store: Store,
  kind: Kind,
  project: string,
  scan: { order: Order; scope: string | undefined },
  pageSize: number,
) {
  const rows = []
  let after: Position | undefined
  for (;;) {
    const page = [...store.scan(kind, project, { ...scan, after, limit: pageSize })]
    rows.push(...page)
    after = page.at(-1)
    // A position goes through a page token.
    if (after) after = JSON.parse(JSON.stringify(after))
    if (page.length < pageSize) return rows
  }
}

/** SQLite writes to the disk, which may be slow: fewer runs, and more time for them. */
const SLOW = { timeout: 30_000 }

describe.each<[string, Store, number]>([
  ['memory', new MemoryStore(), 200],
  ['SQLite', new SqliteStore(join(folder, 'contract.db')), 40],
])('%s', (_name, store, numRuns) => {
  beforeEach(() => {
    for (const project of store.projects()) store.clear(project)
  })
  afterAll(() => store.close())

  test('does what the model does, whatever is done to it', SLOW, () => {
    const runs = fc.property(
      fc.array(step, { maxLength: 30 }),
      fc.integer({ min: 1, max: 7 }),
      (steps, pageSize) => {
        for (const project of store.projects()) store.clear(project)
        const model = new Model()
        for (const one of steps) take(one, store, model)
        const ids = steps.flatMap((one) => ('kept' in one && one.kept.doc.id) || [])
        expect(answers(asked(store, pageSize), ids)).toEqual(answers(model, ids))
      },
    )
    fc.assert(runs, { numRuns })
  })

  test('a scan gives what stays exactly once and in order, while others come and go', SLOW, () => {
    const names = fc.constantFrom(...Array.from({ length: 20 }, (_, n) => `n${10 + n}`))
    const changes = fc.array(fc.tuple(fc.boolean(), names), { maxLength: 30 })
    const runs = fc.property(
      fc.uniqueArray(names),
      changes,
      fc.constantFrom<Order>('name', 'newest'),
      (initial, todo, order) => {
        for (const project of store.projects()) store.clear(project)
        const put = (name: string) =>
          store.put('images', 'p', { name, id: name.slice(1), creationTimestamp: AT })
        store.transaction(() => initial.forEach(put))
        const touched = new Set<string>()
        const seen: string[] = []
        for (const row of store.scan('images', 'p', { order, limit: 100 })) {
          seen.push(row.name)
          const [adds, name] = todo.pop() ?? [true, row.name]
          if (adds) put(name)
          else store.delete('images', 'p', name)
          if (!adds || !initial.includes(name)) touched.add(name)
        }
        const sorted = [...seen].sort()
        expect(seen).toEqual(order === 'name' ? sorted : sorted.reverse())
        expect(new Set(seen).size).toBe(seen.length)
        const stayed = initial.filter((name) => !touched.has(name))
        expect(seen).toEqual(expect.arrayContaining(stayed))
      },
    )
    fc.assert(runs, { numRuns })
  })

  test('a scan stops at its limit, reads on behind any chunk, and takes the next page from there', () => {
    store.transaction(() => {
      for (let n = 0; n < 1200; n++) store.put('images', 'p', { name: `i${1000 + n}` })
    })
    const all = [...store.scan('images', 'p', { order: 'name', limit: Infinity })]
    expect(all).toHaveLength(1200)
    const page = [...store.scan('images', 'p', { order: 'name', limit: 700 })]
    expect(page.map((row) => row.name)).toEqual(all.slice(0, 700).map((row) => row.name))
    const after = page.at(-1)
    const rest = [...store.scan('images', 'p', { order: 'name', limit: 700, after })]
    expect(rest.map((row) => row.name)).toEqual(all.slice(700).map((row) => row.name))
    expect([...store.scan('images', 'p', { order: 'name', limit: 0 })]).toEqual([])
  })

  test('what a failed transaction added is not counted, nor what it removed forgotten', () => {
    store.put('images', 'p', { name: 'stays' })
    expect(store.count('images', 'p')).toBe(1)
    expect(() =>
      store.transaction(() => {
        store.put('images', 'p', { name: 'goes' })
        store.delete('images', 'p', 'stays')
        store.put('images', 'p', { name: 'goes-too' })
        expect(store.count('images', 'p')).toBe(2)
        throw new Error('no')
      }),
    ).toThrow('no')
    expect(store.count('images', 'p')).toBe(1)
    expect(store.get('images', 'p', 'stays')?.name).toBe('stays')
  })

  test('operations go by the time at which they were asked for', () => {
    for (const [name, day] of [
      ['old', 1],
      ['new', 3],
      ['middle', 2],
    ] as const) {
      store.put('operations', 'p', { name, insertTime: `2026-11-0${day}T00:00:00.000-07:00` })
    }
    const rows = [...store.scan('operations', 'p', { order: 'newest', limit: 10 })]
    expect(rows.map((row) => row.name)).toEqual(['new', 'middle', 'old'])
  })

  test('keeps texts beside the resources, in transactions too', () => {
    store.setMeta('clock', '1')
    expect(() =>
      store.transaction(() => {
        store.setMeta('clock', '2')
        store.setMeta('seed', 'demo')
        throw new Error('no')
      }),
    ).toThrow('no')
    expect([store.getMeta('clock'), store.getMeta('seed')]).toEqual(['1', undefined])
    store.transaction(() => store.setMeta('clock', '3'))
    expect(store.getMeta('clock')).toBe('3')
  })
})

const AT = '2026-11-24T03:29:46.123-08:00'
