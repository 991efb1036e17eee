import { expect, test } from 'vitest'
import type { Kept, KeptRun } from '../runs/kept.ts'
import { exportText } from './exportText.ts'
import { MOST_KEPT } from '../runs/disk.ts'
import { countsOf, daysOf, entriesOf, presentIn, subOf } from './model.ts'
import { historySearch } from './search.ts'

/** In the machine’s time zone: entries are grouped by its days. */
const NOW = new Date(2026, 10, 28, 15).getTime()
const HOUR = 3_600_000

const kept = (name: string, hoursAgo: number, more: Partial<Kept> = {}): Kept => ({
  id: name,
  scope: '',
  at: NOW - hoursAgo * HOUR,
  step: { target: { project: 'p', image: name }, change: { kind: 'deprecate', status: {} } },
  before: { name, id: name, family: 'web', labels: { env: 'prod' } },
  result: { kind: 'done', after: { name, id: name, family: 'web' } },
  ...more,
})
const run: KeptRun = {
  id: 'run',
  scope: '',
  at: NOW - 3 * HOUR,
  title: 'Deprecate 2 images',
  running: 'Deprecating',
  total: 2,
  heads: [],
  ended: NOW - 2 * HOUR,
}
const labels = { kind: 'setLabels', labels: { env: 'qa' }, labelFingerprint: 'f' } as const
const changes = [
  kept('old', 24 * 40),
  kept('r2', 2.5, { run: 'run', place: 1 }),
  kept('r1', 2.4, { run: 'run', place: 0, result: { kind: 'skipped', why: 'gone' } }),
  kept('single', 1, { step: { target: { project: 'p', image: 'single' }, change: labels } }),
]
const all = { changes, runs: [run] }
const entries = (search: Parameters<typeof entriesOf>[2] = {}) =>
  entriesOf(all, () => undefined, search, NOW)
const names = (search?: Parameters<typeof entriesOf>[2]) =>
  entries(search).map((entry) =>
    entry.kind === 'run'
      ? entry.rows.map(({ kept }) => kept.step.target.image)
      : entry.row.kept.step.target.image,
  )

test('newest first; a run is one entry with its changes in order', () => {
  expect(names()).toEqual(['single', ['r1', 'r2'], 'old'])
})

test('filters by words, kind and time; a run shows its matching changes', () => {
  expect(names({ q: 'R2' })).toEqual([['r2']])
  expect(names({ q: 'env=prod web' })).toEqual(['single', ['r1', 'r2'], 'old'])
  expect(names({ q: 'env=nothing' })).toEqual([])
  expect(names({ q: '"r2" web' })).toEqual([['r2']])
  expect(names({ q: '"r"' })).toEqual([])
  expect(names({ show: 'runs' })).toEqual([['r1', 'r2']])
  expect(names({ show: 'labels' })).toEqual(['single'])
  expect(names({ show: 'state', days: '30' })).toEqual([['r1', 'r2']])
  const [one] = entries({ q: 'r2' })
  expect(one?.kind === 'run' && one.all.length).toBe(2)
})

test('counts and day titles', () => {
  expect(countsOf(all)).toEqual({ all: 4, runs: 1, state: 3, labels: 1, family: 0, deleted: 0 })
  expect(daysOf(entries(), NOW).map(({ title }) => title)).toEqual([
    'Today, 28 Nov 2026',
    '19 Oct 2026',
  ])
})

test('exports each change as JSON with its time, before, after, result and run', () => {
  const text = exportText(entries(), { project: 'p', api: 'http://a', at: NOW })
  const { changes: list } = JSON.parse(text) as { changes: Record<string, unknown>[] }
  expect(list.map(({ image, result }) => [image, result])).toEqual([
    ['single', 'done'],
    ['r1', 'skipped'],
    ['r2', 'done'],
    ['old', 'done'],
  ])
  expect(list[1]).toMatchObject({ why: 'gone', run: { title: 'Deprecate 2 images' } })
})

test('invalid URL parameters are ignored', () => {
  expect(historySearch({ q: 'web', show: 'runs', days: '7' })).toEqual({
    q: 'web',
    show: 'runs',
    days: '7',
  })
  expect(historySearch({ q: '', show: 'x', days: '8' })).toEqual({})
})

test('says how many are listed, and from which number on the oldest are removed', () => {
  expect(subOf({ ...all, unreadable: 0 }, entries(), 'p')).toBe(
    '4 changes recorded for p. Stored in this browser only.',
  )
  const most = Array.from({ length: MOST_KEPT }, (_, index) => kept(`i${index}`, 1))
  expect(subOf({ changes: most, runs: [], unreadable: 0 }, entries(), 'p')).toBe(
    '4 of 10,000 changes recorded for p. Stored in this browser only, the latest 10,000.',
  )
})

test('a list kept from an earlier visit says nothing of how an image is now', () => {
  const items = [{ name: 'a', id: '1' }]
  const read = { items, unreadable: 0, nextPageToken: undefined }
  expect(presentIn([read], false)('a')).toEqual(items[0])
  expect(presentIn([read], false)('b')).toBeNull()
  expect(presentIn([read], true)('b')).toBeUndefined()
  expect(presentIn([{ ...read, at: 1 }], false)('a')).toBeUndefined()
  expect(presentIn([{ ...read, at: 1 }], false)('b')).toBeUndefined()
  expect(presentIn(undefined, false)('a')).toBeUndefined()
})
