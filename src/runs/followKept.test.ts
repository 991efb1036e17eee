import { expect, test, vi } from 'vitest'
import type { Kepts, Written } from './disk.ts'
import { followKept, type Reading } from './followKept.ts'
import type { Kept, KeptRun } from './kept.ts'

const kept = (id: string, at: number): Kept => ({
  id,
  scope: 's',
  at,
  step: { target: { project: 'p', image: id }, change: { kind: 'deprecate', status: {} } },
  before: { name: id },
})
const RUN: KeptRun = { id: 'r', scope: 's', at: 1, title: '', running: '', total: 1, heads: [] }

/** A disk whose readings end when the test says so. */
function follow() {
  const readings: ((changes: readonly Kept[] | Error) => void)[] = []
  let write: (written: Written) => void = () => undefined
  const seen: Reading[] = []
  const stop = followKept('s', (reading) => seen.push(reading), {
    readKept: () =>
      new Promise<Kepts>((resolve, reject) => {
        readings.push((read) =>
          read instanceof Error
            ? reject(read)
            : resolve({ changes: read, runs: [], unreadable: 0 }),
        )
      }),
    onWritten(listener) {
      write = (written) => listener(written, false)
      return vi.fn<() => void>()
    },
  })
  return {
    readings,
    seen,
    stop,
    written: (...changes: Kept[]) => write({ scope: 's', changes, runs: [] }),
    planned: () => write({ scope: 's', changes: [], runs: [RUN] }),
    ids: () => seen.at(-1)?.kept?.changes.map(({ id }) => id),
    end: async (number: number, read: readonly Kept[] | Error) => {
      readings[number]?.(read)
      await new Promise(setImmediate)
    },
  }
}

test('what is written during a reading is added to it, and nothing is read again', async () => {
  const { end, written, ids, readings, seen } = follow()
  for (const at of [2, 3, 4]) written(kept('b', at))
  written(kept('c', 1))
  await end(0, [kept('a', 1), kept('b', 2)])
  expect(ids()).toEqual(['a', 'c', 'b'])
  expect(seen).toHaveLength(1)
  written(kept('d', 5))
  expect(ids()).toEqual(['a', 'c', 'b', 'd'])
  expect(readings).toHaveLength(1)
})

test('a run planned during a reading is read afterwards', async () => {
  const { end, planned, ids, readings, seen } = follow()
  planned()
  expect(readings).toHaveLength(1)
  await end(0, [])
  expect(seen).toEqual([])
  await end(1, [kept('a', 1)])
  expect(ids()).toEqual(['a'])
})

test('after a reading that failed, the next write is a reason to read again', async () => {
  const { end, written, ids, seen } = follow()
  await end(0, new Error('Blocked.'))
  expect(seen.at(-1)).toEqual({ kept: undefined, error: new Error('Blocked.') })
  written(kept('a', 1))
  await end(1, [kept('a', 1)])
  expect(ids()).toEqual(['a'])
})

test('once it is stopped, nothing is shown', async () => {
  const { end, stop, seen } = follow()
  stop()
  await end(0, [])
  expect(seen).toEqual([])
})
