import { expect, test, vi } from 'vitest'
import type { Result } from '../../runs/journal.ts'
import { Rate } from '../../runs/rate.ts'
import type { Attempt, Item } from '../../runs/run.ts'
import { BulkRun, byOutcome, MOST_FAILURES, timeLeft, undoItems } from './bulkRun.ts'

const item = (name: string): Item => ({
  step: { target: { project: 'p', image: name }, change: { kind: 'deprecate', status: {} } },
  before: { name, id: name },
})
const DONE: Attempt = {
  kind: 'done',
  after: { name: 'a', id: 'a', deprecated: { state: 'DEPRECATED' } },
  undo: { kind: 'deprecate', status: {} },
}

function setUp(parts: string[][], answer: (name: string) => Attempt | Promise<Attempt>) {
  const sent: string[] = []
  const select = vi.fn<(names: ReadonlySet<string>) => void>()
  const check = vi.fn<(item: Item, requestId: string) => Promise<Result>>()
  let ids = 0
  const run = new BulkRun({
    project: 'p',
    title: '',
    running: '',
    made: [item('before')],
    parts: parts.map((part) => part.map(item)),
    rate: new Rate(100_000),
    newId: () => `id-${ids++}`,
    make: async ({ before }) => {
      sent.push(before.name)
      return answer(before.name)
    },
    check,
    select,
  })
  const counts = () =>
    Object.fromEntries(
      [...byOutcome(run.view().rows)].flatMap(([kind, rows]) =>
        rows.length > 0 ? [[kind, rows.map((row) => row.item.before.name)]] : [],
      ),
    )
  return { run, sent, select, check, counts }
}

test('one part after the other; each image ends in one group; what was not done stays selected', async () => {
  const { run, sent, select, counts } = setUp([['a', 'b'], ['c', 'd'], ['e']], (name) =>
    name === 'b'
      ? { kind: 'failed', why: 'no' }
      : name === 'c'
        ? { kind: 'skipped', why: 'gone' }
        : name === 'd'
          ? { kind: 'unknown', why: 'lost' }
          : DONE,
  )
  expect(counts()).toEqual({ waiting: ['a', 'b', 'c', 'd', 'e'] })
  await run.start()
  expect(sent.at(-1)).toBe('e')
  expect(run.view().state).toBe('ended')
  expect(counts()).toEqual({ failed: ['b'], skipped: ['c'], unknown: ['d'], done: ['a', 'e'] })
  expect(select).toHaveBeenCalledExactlyOnceWith(new Set(['b', 'c', 'd']))
  expect(undoItems(run, run.view()).map(({ before }) => before.name)).toEqual(['before', 'a', 'a'])
})

test('paused, it waits; stopped, the rest stays as it is, in later parts too', async () => {
  const { run, counts } = setUp([['a'], ['b'], ['c']], (name) => {
    if (name === 'a') run.pause()
    return DONE
  })
  const all = run.start()
  await vi.waitFor(() => expect(run.view().state).toBe('paused'))
  await new Promise((resolve) => setTimeout(resolve, 20))
  run.stop()
  await all
  expect(counts()).toEqual({ done: ['a'], waiting: ['b', 'c'] })
})

test('too many failures end it, counted over all parts', async () => {
  const names = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) => `i${from + index}`)
  const { run, sent } = setUp([names(0, 20), names(20, 60), names(60, 62)], () => ({
    kind: 'failed',
    why: 'no',
  }))
  await run.start()
  expect(sent.length).toBeGreaterThanOrEqual(MOST_FAILURES)
  expect(sent.length).toBeLessThan(MOST_FAILURES + 4)
})

test('what is not known is found out by the id that it was sent with', async () => {
  const { run, check, counts } = setUp([['a', 'b']], (name) =>
    name === 'a' ? { kind: 'unknown', why: 'lost' } : DONE,
  )
  check.mockResolvedValue({ kind: 'failed', why: 'It was not changed.' })
  await run.start()
  await run.checkAgain()
  expect(check).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ before: item('a').before }),
    'id-0',
  )
  await vi.waitFor(() => expect(counts()).toEqual({ failed: ['a'], done: ['b'] }))
})

test('the time left goes by the time so far', () => {
  const row = (kind: 'done' | 'waiting', name: string) =>
    ({ item: item(name), outcome: { kind } }) as const
  const rows = [...'abc'].map((name) => row('done', name))
  const view = { rows: [...rows, row('waiting', 'd')], startedAt: 0, at: 3000, perSecond: 1 }
  expect(timeLeft({ ...view, state: 'running' })).toBe(1000)
  expect(timeLeft({ ...view, state: 'paused' })).toBeUndefined()
  expect(timeLeft({ ...view, rows: view.rows.slice(2), state: 'running' })).toBeUndefined()
})
