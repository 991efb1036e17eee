import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pastOf, type Entry } from './journal.ts'
import { Rate } from './rate.ts'
import { Run, type Attempt, type Item } from './run.ts'
import { testClock } from './testClock.ts'

const item = (name: string): Item => ({
  step: {
    target: { project: 'p', image: name },
    change: { kind: 'deprecate', status: { state: 'DEPRECATED' } },
  },
  before: { name, id: name },
})
const items = (count: number) => Array.from({ length: count }, (_, index) => item(`i${index}`))
const DONE: Attempt = { kind: 'done' }

interface Options {
  perSecond?: number
  errors?: number
  write?: (entry: Entry) => void
  onSignedOut?: (why: string) => void
}

/** A run whose changes take 100 ms each and end as `answer` decides. */
function setUp(
  all: readonly Item[],
  answer: (name: string, tries: number) => Attempt = () => DONE,
  { perSecond = 1000, errors = 1000, write = () => undefined, onSignedOut }: Options = {},
) {
  const clock = testClock()
  const rate = new Rate(perSecond)
  const entries: Entry[] = []
  const sent: { name: string; requestId: string; at: number }[] = []
  let ids = 0
  let busy = 0
  let most = 0
  const run: Run = new Run(
    all,
    {
      clock,
      rate,
      newId: () => `id-${ids++}`,
      journal: {
        write: async (entry) => {
          write(entry)
          entries.push(structuredClone(entry))
        },
      },
      async make({ step }, requestId) {
        const { image: name } = step.target
        expect(entries.some((each) => each.kind === 'intent' && each.requestId === requestId)).toBe(
          true,
        )
        sent.push({ name, requestId, at: clock.now() })
        most = Math.max(most, ++busy)
        await clock.sleep(100)
        busy -= 1
        return answer(name, sent.filter((each) => each.name === name).length)
      },
    },
    { errors, onSignedOut },
  )
  return { run, clock, rate, entries, sent, most: () => most }
}

test('makes every change once, four at a time, with journal entries before and after', async () => {
  const { run, clock, entries, sent, most } = setUp(items(20))
  const { ended, waiting } = await clock.through(run.start())
  expect(ended).toHaveLength(20)
  expect(waiting).toEqual([])
  expect(new Set(sent.map(({ name }) => name)).size).toBe(20)
  expect(sent).toHaveLength(20)
  expect(most()).toBe(4)
  expect(pastOf(entries).map(({ result }) => result?.kind)).toEqual(Array(20).fill('done'))
})

test('never starts more per second than the rate allows', async () => {
  const { run, clock, sent } = setUp(items(30), undefined, { perSecond: 5 })
  await clock.through(run.start())
  for (const { at } of sent) {
    const within = sent.filter((each) => each.at >= at && each.at < at + 1000)
    expect(within.length).toBeLessThanOrEqual(5)
  }
})

test('retries rate-limited changes with the same request ID, at a lower rate', async () => {
  const { run, clock, rate, sent } = setUp(items(8), (name, tries) =>
    name === 'i3' && tries < 3 ? { kind: 'refused', why: '429' } : DONE,
  )
  const { ended } = await clock.through(run.start())
  expect(ended.every(({ result }) => result.kind === 'done')).toBe(true)
  const tries = sent.filter(({ name }) => name === 'i3')
  expect(tries).toHaveLength(3)
  expect(new Set(tries.map(({ requestId }) => requestId)).size).toBe(1)
  expect(rate.perSecond).toBeLessThan(1000)
})

test('a refused change is made before those planned after it, and deletions after all that can be undone', async () => {
  const all = items(12).map((each, index): Item =>
    index < 8 ? each : { ...each, step: { ...each.step, change: { kind: 'delete' } } },
  )
  const { run, clock, sent, entries } = setUp(all, (name, tries) =>
    ['i1', 'i2', 'i7'].includes(name) && tries < 3 ? { kind: 'refused', why: '429' } : DONE,
  )
  const { ended } = await clock.through(run.start())
  expect(ended.map(({ result }) => result.kind)).toEqual(Array(12).fill('done'))
  const names = sent.map(({ name }) => name)
  expect(names.slice(4, 7)).toEqual(['i4', 'i1', 'i2'])
  const kinds = entries.map(({ kind, ...entry }) =>
    'step' in entry ? `${kind} ${entry.step.change.kind}` : kind,
  )
  const results = kinds.slice(0, kinds.indexOf('intent delete')).filter((kind) => kind === 'result')
  expect(results).toHaveLength(8)
})

test('gives up when the API keeps refusing', async () => {
  const { run, clock, sent } = setUp(items(1), () => ({ kind: 'refused', why: '429' }))
  const { ended } = await clock.through(run.start())
  expect(ended).toMatchObject([{ result: { kind: 'failed', why: '429' } }])
  expect(sent.length).toBeLessThan(10)
})

test('what was refused when the run is stopped waits, as if it hadn’t been begun', async () => {
  const { run, clock, entries } = setUp(items(6), () => ({ kind: 'refused', why: '429' }))
  const report = run.start()
  await clock.through(clock.sleep(250))
  run.stop()
  const { ended, waiting } = await clock.through(report)
  expect(ended).toEqual([])
  expect(waiting.map(({ before }) => before.name)).toEqual(
    items(6).map(({ before }) => before.name),
  )
  expect(entries.map(({ kind }) => kind)).toContain('intent')
  expect(pastOf(entries)).toEqual([])
})

test('pauses when it is signed out, and then sends the same with the same request IDs', async () => {
  let isSignedIn = false
  const { run, clock, sent } = setUp(
    items(20),
    () => (isSignedIn ? DONE : { kind: 'signedOut', why: '401' }),
    {
      errors: 1,
      onSignedOut: () => run.pause(),
    },
  )
  const report = run.start()
  await clock.through(clock.sleep(5000))
  expect(sent).toHaveLength(4)
  isSignedIn = true
  run.resume()
  const { ended } = await clock.through(report)
  expect(ended.map(({ result }) => result.kind)).toEqual(Array(20).fill('done'))
  expect(new Set(sent.map(({ requestId }) => requestId)).size).toBe(20)
})

test('what was sent before the sign-in was lost is unknown, and doesn’t end the run', async () => {
  const { run, clock, entries } = setUp(
    items(20),
    (name) => (['i0', 'i1', 'i2', 'i3'].includes(name) ? { kind: 'unseen', why: '401' } : DONE),
    { errors: 3, onSignedOut: () => run.pause() },
  )
  const report = run.start()
  await clock.through(clock.sleep(5000))
  expect(pastOf(entries).map(({ result }) => result)).toEqual(
    Array.from({ length: 4 }, () => ({ kind: 'unknown', why: '401' })),
  )
  run.resume()
  const { ended } = await clock.through(report)
  expect(ended.filter(({ result }) => result.kind === 'done')).toHaveLength(16)
})

test('where nobody can sign in, it fails', async () => {
  const { run, clock } = setUp(items(1), () => ({ kind: 'signedOut', why: '401' }))
  const { ended } = await clock.through(run.start())
  expect(ended).toMatchObject([{ result: { kind: 'failed', why: '401' } }])
})

test('stops after the failure limit', async () => {
  const failed: Attempt = { kind: 'failed', why: 'no' }
  const { run, clock } = setUp(items(40), () => failed, { errors: 3 })
  const { ended, waiting } = await clock.through(run.start())
  expect(ended.length).toBeLessThanOrEqual(6)
  expect(ended.length + waiting.length).toBe(40)
})

test('starts nothing while paused, continues on resume, and leaves the rest when stopped', async () => {
  const { run, clock, sent } = setUp(items(30))
  const report = run.start()
  const wait = async (ms: number) => clock.through(clock.sleep(ms))
  await wait(150)
  run.pause()
  await wait(1000)
  const begun = sent.length
  expect(begun).toBeLessThanOrEqual(8)
  await wait(5000)
  expect(sent).toHaveLength(begun)
  run.resume()
  await wait(150)
  expect(sent.length).toBeGreaterThan(begun)
  run.pause()
  run.stop()
  const { ended, waiting } = await clock.through(report)
  expect(ended).toHaveLength(sent.length)
  expect(ended.length + waiting.length).toBe(30)
})

test('a stopped run doesn’t wait for its next turn', async () => {
  const { run, clock, sent } = setUp(items(8), undefined, { perSecond: 0.01 })
  const report = run.start()
  await clock.through(clock.sleep(50))
  run.stop()
  const { ended, waiting } = await clock.through(report)
  expect(sent).toHaveLength(1)
  expect(ended.length + waiting.length).toBe(8)
  expect(clock.now()).toBe(100)
})

test('sends nothing if the journal can’t be written', async () => {
  const full = () => {
    throw new Error('disk full')
  }
  const { run, clock, sent } = setUp(items(5), undefined, { write: full })
  const { ended } = await clock.through(run.start())
  expect(sent).toEqual([])
  expect(ended[0]?.result).toEqual({
    kind: 'failed',
    why: 'The history can’t be written: disk full',
  })
})

test('a paused run ends when a result can’t be written', async () => {
  let isFull = false
  const write = () => {
    if (isFull) throw new Error('disk full')
  }
  const { run, clock } = setUp(items(30), undefined, { write })
  const report = run.start()
  await clock.through(clock.sleep(50))
  run.pause()
  isFull = true
  const late = clock.sleep(10_000).then(() => undefined)
  const ended = await clock.through(Promise.race([report, late]))
  expect(ended?.ended).toHaveLength(4)
  expect(ended?.waiting).toHaveLength(26)
})

test('whatever the API answers, each item ends once, with the last answer', async () => {
  const answers = fc.constantFrom<Attempt['kind']>(
    'done',
    'failed',
    'skipped',
    'unknown',
    'refused',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(answers, { minLength: 1, maxLength: 30 }), async (kinds) => {
      const answer = (name: string, tries: number): Attempt => {
        const kind = kinds[(Number(name.slice(1)) + tries) % kinds.length] ?? 'done'
        return kind === 'done' ? DONE : { kind, why: kind }
      }
      const { run, clock, entries, sent } = setUp(items(kinds.length), answer, { errors: 4 })
      const { ended, waiting } = await clock.through(run.start())
      const names = [...ended.map((each) => each.item), ...waiting].map(
        ({ step }) => step.target.image,
      )
      expect(names.sort()).toEqual(
        items(kinds.length)
          .map(({ before }) => before.name)
          .sort(),
      )
      for (const { item, result } of ended) {
        const tries = sent.filter(({ name }) => name === item.before.name)
        const last = answer(item.before.name, tries.length)
        expect(result.kind).toBe(last.kind === 'refused' ? 'failed' : last.kind)
        expect(
          tries
            .slice(0, -1)
            .every((_, index) => answer(item.before.name, index + 1).kind === 'refused'),
        ).toBe(true)
      }
      const written = pastOf(entries)
      expect(written).toHaveLength(ended.length)
      expect(written.filter(({ result }) => result === undefined)).toEqual([])
    }),
    { numRuns: 40 },
  )
})
