import { expect, test, vi } from 'vitest'
import type { Journal, Result } from '../../runs/journal.ts'
import { Rate } from '../../runs/rate.ts'
import type { Attempt } from '../../runs/run.ts'
import { BulkRun, MOST_FAILURES, type Planned } from './bulkRun.ts'
import { byOutcome, pacesOf, timeLeft, undoItems, type Row } from './outcomes.ts'

const item = (name: string): Planned => ({
  requestId: `id-${name}`,
  step: { target: { project: 'p', image: name }, change: { kind: 'deprecate', status: {} } },
  before: { name, id: name },
})
const DONE: Attempt = {
  kind: 'done',
  after: { name: 'a', id: 'a', deprecated: { state: 'DEPRECATED' } },
  undo: { kind: 'deprecate', status: {} },
}

function setUp(
  parts: string[][],
  answer: (name: string) => Attempt | Promise<Attempt>,
  errors = MOST_FAILURES,
  write: Journal['write'] = async () => undefined,
) {
  const sent: string[] = []
  const select = vi.fn<(names: ReadonlySet<string>) => void>()
  const check = vi.fn<(item: Planned, notMade?: Result) => Promise<Result | undefined>>()
  const run = new BulkRun({
    id: 'run',
    project: 'p',
    title: '',
    running: '',
    state: 'running',
    made: [item('before')],
    errors,
    rows: parts.flat().map((name): Row => ({ item: item(name), outcome: { kind: 'waiting' } })),
    check,
    select,
  })
  const start = () =>
    run.start({
      parts: parts.map((part) => part.map(item)),
      rate: new Rate(100_000),
      journal: { write },
      end: () => undefined,
      make: async ({ before }, requestId) => {
        expect(requestId).toBe(`id-${before.name}`)
        sent.push(before.name)
        return answer(before.name)
      },
    })
  const counts = () =>
    Object.fromEntries(
      [...byOutcome(run.view().rows)].flatMap(([kind, rows]) =>
        rows.length > 0 ? [[kind, rows.map((row) => row.item.before.name)]] : [],
      ),
    )
  return { run, start, sent, select, check, counts }
}

test('runs parts in order; each image ends in one group; those not done stay selected', async () => {
  const { run, start, sent, select, counts } = setUp([['a', 'b'], ['c', 'd'], ['e']], (name) =>
    name === 'b'
      ? { kind: 'failed', why: 'no' }
      : name === 'c'
        ? { kind: 'skipped', why: 'gone' }
        : name === 'd'
          ? { kind: 'unknown', why: 'lost' }
          : DONE,
  )
  expect(counts()).toEqual({ waiting: ['a', 'b', 'c', 'd', 'e'] })
  await start()
  expect(sent.at(-1)).toBe('e')
  expect(run.view().state).toBe('ended')
  expect(counts()).toEqual({ failed: ['b'], skipped: ['c'], unknown: ['d'], done: ['a', 'e'] })
  expect(select).toHaveBeenCalledExactlyOnceWith(new Set(['b', 'c', 'd']))
  expect(undoItems(run.init.made, run.view().rows).map(({ before }) => before.name)).toEqual([
    'before',
    'a',
    'a',
  ])
})

test('pausing waits; stopping leaves the rest unchanged, later parts included', async () => {
  const { run, start, counts } = setUp([['a'], ['b'], ['c']], (name) => {
    if (name === 'a') run.pause()
    return DONE
  })
  const all = start()
  await vi.waitFor(() => expect(run.view().state).toBe('paused'))
  await new Promise((resolve) => setTimeout(resolve, 20))
  run.stop()
  await all
  expect(counts()).toEqual({ done: ['a'], waiting: ['b', 'c'] })
})

test('stops after too many failures, counted across parts', async () => {
  const names = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) => `i${from + index}`)
  const { start, sent } = setUp([names(0, 20), names(20, 60), names(60, 62)], () => ({
    kind: 'failed',
    why: 'no',
  }))
  await start()
  expect(sent.length).toBeGreaterThanOrEqual(MOST_FAILURES)
  expect(sent.length).toBeLessThan(MOST_FAILURES + 4)

  const careful = setUp([names(0, 20), names(20, 22)], () => ({ kind: 'failed', why: 'no' }), 1)
  await careful.start()
  expect(careful.sent.length).toBeLessThanOrEqual(4)
})

test('what was sent before the sign-in was lost doesn’t count against later parts; an unknown result does', async () => {
  const unseen = setUp(
    [['a'], ['b']],
    (name) => (name === 'a' ? { kind: 'unseen', why: '401' } : DONE),
    1,
  )
  const all = unseen.start()
  await vi.waitFor(() => expect(unseen.run.view().state).toBe('paused'))
  unseen.run.resume()
  await all
  expect(unseen.counts()).toEqual({ unknown: ['a'], done: ['b'] })
  expect(unseen.run.view().trouble).toBeUndefined()

  const lost = setUp([['a'], ['b']], () => ({ kind: 'unknown', why: 'lost' }), 1)
  await lost.start()
  expect(lost.counts()).toEqual({ unknown: ['a'], waiting: ['b'] })
  expect(lost.run.view().trouble).toBe('Stopped after 1 failure, unknown results included.')
})

test('unknown outcomes are resolved by the request ID they were sent with', async () => {
  const { run, start, check, counts } = setUp([['a', 'b']], (name) =>
    name === 'a' ? { kind: 'unknown', why: 'lost' } : DONE,
  )
  check.mockResolvedValue({ kind: 'failed', why: 'It was not changed.' })
  await start()
  await run.checkAgain()
  expect(check).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ requestId: 'id-a' }),
    expect.objectContaining({ kind: 'failed' }),
  )
  await vi.waitFor(() => expect(counts()).toEqual({ failed: ['a'], done: ['b'] }))
})

test('after an interruption, changes found not made go back to waiting', async () => {
  const { run, check, counts } = setUp([['a', 'b', 'c']], () => DONE)
  run.become('interrupted')
  run.show([
    { item: item('a'), outcome: { kind: 'unknown', why: 'closed' } },
    { item: item('b'), outcome: { kind: 'unknown', why: 'closed' } },
  ])
  check.mockImplementation(async ({ before }, notMade) =>
    before.name === 'a' ? { kind: 'done' } : notMade,
  )
  await run.checkAgain()
  expect(counts()).toEqual({ done: ['a'], waiting: ['b', 'c'] })
})

test('the time left is estimated from the pace of late', () => {
  const row = (kind: 'done' | 'waiting', name: string) =>
    ({ item: item(name), outcome: { kind } }) as const
  const rows = [...'abc'].map((name) => row('done', name))
  const view = {
    rows: [...rows, row('waiting', 'd')],
    trouble: undefined,
    isLeft: false,
    isChecking: false,
    rate: undefined,
    paces: [2, 0, 1],
  } as const
  expect(timeLeft({ ...view, state: 'running' })).toBe(1000)
  expect(timeLeft({ ...view, state: 'paused' })).toBeUndefined()
  expect(timeLeft({ ...view, paces: [1, 1], state: 'running' })).toBeUndefined()
})

test('a pause doesn’t make the time left longer', async () => {
  vi.useFakeTimers()
  const names = Array.from({ length: 40 }, (_, index) => `i${index}`)
  const { run, start } = setUp([names], async () => {
    await new Promise((resolve) => setTimeout(resolve, 1000))
    return DONE
  })
  const all = start()
  await vi.advanceTimersByTimeAsync(3500)
  run.pause()
  await vi.advanceTimersByTimeAsync(3_600_000)
  run.resume()
  await vi.advanceTimersByTimeAsync(4500)
  const left = timeLeft(run.view())
  expect(left).toBeGreaterThan(1000)
  expect(left).toBeLessThan(20_000)
  await vi.runAllTimersAsync()
  await all
  vi.useRealTimers()
})

test('the paces are those of the last full seconds', () => {
  expect(pacesOf([], 500)).toEqual([])
  expect(pacesOf([3, undefined, 5, 9], 3400)).toEqual([3, 0, 5])
  const long = Array.from({ length: 200 }, (_, second) => second)
  expect(pacesOf(long, 200_000)).toEqual(long.slice(80))
})

test('a result that can’t be written ends the run, and says why', async () => {
  const write: Journal['write'] = async ({ kind }) => {
    if (kind === 'result') throw new Error('disk full')
  }
  const { run, start, sent, counts } = setUp([['a'], ['b']], () => DONE, undefined, write)
  await start()
  expect(sent).toEqual(['a'])
  expect(counts()).toEqual({ done: ['a'], waiting: ['b'] })
  expect(run.view()).toMatchObject({
    state: 'ended',
    isLeft: true,
    trouble:
      'The history can’t be written: disk full. Close this dialog to continue or end the run from the header.',
  })
})
