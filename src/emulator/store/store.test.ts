import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { answers, asked, Model } from '../testing/storeModel.ts'
import { step, take } from '../testing/storeSteps.ts'
import { MemoryStore } from './memory.ts'
import { SqliteStore } from './sqlite.ts'
import type { Order, Store } from './store.ts'

const folder = mkdtempSync(join(tmpdir(), 'store-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe.each<[string, Store, number]>([
  ['memory', new MemoryStore(), 200],
  ['SQLite', new SqliteStore(join(folder, 'contract.db')), 40],
])('%s', (_name, store, numRuns) => {
  beforeEach(() => {
    for (const project of store.projects()) store.clear(project)
  })
  afterAll(() => store.close())

  test('agrees with the model after any sequence of calls', () => {
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

  test('a scan returns each remaining row exactly once and in order, under concurrent changes', () => {
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

  test('a scan stops at its limit, continues across chunks, and resumes from there', () => {
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

  test('counts are unaffected by a failed transaction', () => {
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

  test('operations are ordered by insertTime', () => {
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

  test('a scan from the newest can start at a time and continues with older rows', () => {
    const time = (ms: number) => new Date(ms).toISOString()
    for (const [n, created] of [5, 9, 10, 10, 11].entries()) {
      const doc = { name: `o${n}`, id: String(n), insertTime: time(created) }
      store.put('operations', 'p', doc, n % 2 ? 'zones/a' : 'global')
    }
    const from = (created: number) => {
      const after = { created, id: '', name: '', scope: '' }
      const rows = [...store.scan('operations', 'p', { order: 'newest', after, limit: 3 })]
      return rows.map((row) => row.name)
    }
    expect([from(5), from(10), from(11), from(99)]).toEqual([
      [],
      ['o1', 'o0'],
      ['o3', 'o2', 'o1'],
      ['o4', 'o3', 'o2'],
    ])
  })

  test('stores metadata beside the resources, including in transactions', () => {
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
