/**
 * Pending operations under any schedule: whoever waits for one is notified of its end without
 * asking again.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Clock } from '../base/clock.ts'
import { MemoryStore } from '../store/memory.ts'
import type { PendingOperation } from './pending.ts'
import { createRunner, type Runner } from './runner.ts'

/** A clock that only moves when told to, and fires its alarms on the way. */
class HandClock implements Clock {
  time = 1_000_000
  readonly frozen = false
  readonly #alarms = new Set<{ time: number; wake: () => void }>()

  now() {
    return this.time
  }
  at(time: number, wake: () => void) {
    const alarm = { time, wake }
    this.#alarms.add(alarm)
    return () => void this.#alarms.delete(alarm)
  }
  /** Advances the time to `end`, or until no alarm is left. */
  passUntil(end: number) {
    for (let next = this.#next(); next && next.time <= end; next = this.#next()) {
      this.#alarms.delete(next)
      this.time = Math.max(this.time, next.time)
      next.wake()
    }
    if (end < Infinity) this.time = Math.max(this.time, end)
  }
  #next() {
    return [...this.#alarms].sort((a, b) => a.time - b.time)[0]
  }
  get alarms() {
    return this.#alarms.size
  }
  set() {}
  freeze() {}
  close() {}
}

/** A store whose transactions take time, as on a disk, and fail while the disk is full. */
class SlowStore extends MemoryStore {
  readonly #clock: HandClock
  takes = 0
  failures = 0
  constructor(clock: HandClock) {
    super()
    this.#clock = clock
  }
  override transaction<T>(work: () => T): T {
    this.#clock.time += this.takes
    if (this.failures > 0 && this.failures--) throw new Error('database or disk is full')
    return super.transaction(work)
  }
}

interface World {
  clock: HandClock
  store: SlowStore
  runner: Runner
  allPending: PendingOperation[]
  /** When the end of each operation was reported to its waiters, by name. */
  heard: Map<string, number>
  /** Operations stepped manually, which may end early. */
  stepped: Set<string>
}

type Step = (world: World) => void

/** Starts an operation that takes this long; some time passes before it is tracked, as with slow writes. */
const begin = (project: string, takes: number, late: number): Step =>
  function begin({ clock, store, runner, allPending, heard }) {
    const name = `operation-${allPending.length}`
    const image = { name: `image-${allPending.length}`, id: String(allPending.length) }
    const begins = clock.now()
    const pending: PendingOperation = {
      name,
      project,
      target: image.name,
      targetId: image.id,
      begins,
      ends: begins + takes,
      change: { type: 'edit', set: {}, unset: [] },
    }
    store.put('images', project, image)
    store.put('operations', project, { name })
    store.put('work', project, pending)
    allPending.push(pending)
    clock.time += late
    runner.track(pending)
    void runner
      .ended(project, name, new AbortController().signal)
      .then(() => heard.set(name, clock.now()))
  }

const pass = (ms: number): Step =>
  function pass({ clock }) {
    clock.passUntil(clock.now() + ms)
  }
const request: Step = ({ runner }) => runner.run()
const fillDisk = (failures: number): Step =>
  function fillDisk({ store }) {
    store.failures = failures
  }
const hold = (project: string): Step =>
  function hold({ runner }) {
    runner.hold(project)
  }
const release = (project: string): Step =>
  function release({ runner }) {
    runner.release(project)
  }
const step = (project: string): Step =>
  function step({ runner, store, allPending, stepped }) {
    store.failures = 0
    for (const pending of allPending) if (pending.project === project) stepped.add(pending.name)
    runner.step(project)
  }

/** The world after these steps, once all alarms have fired, without further requests. */
async function played(all: readonly Step[], takes: number): Promise<World> {
  const clock = new HandClock()
  const store = new SlowStore(clock)
  store.takes = takes
  const runner = createRunner(store, clock, () => {})
  const world = {
    clock,
    store,
    runner,
    allPending: [],
    heard: new Map(),
    stepped: new Set<string>(),
  }
  for (const act of all) act(world)
  clock.passUntil(Infinity)
  await Promise.resolve()
  return world
}

test('the end of each of 60 simultaneous operations is reported, though each write takes time', async () => {
  const all = Array.from({ length: 60 }, () => begin('p', 1500, 2))
  const { heard } = await played(all, 10)
  expect(heard.size).toBe(60)
})

const project = fc.constantFrom('p', 'q')
const ms = fc.integer({ min: 0, max: 30 })
const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.tuple(project, ms, ms).map((args) => begin(...args)) },
    { weight: 2, arbitrary: ms.map(pass) },
    fc.constant(request),
    fc.integer({ min: 1, max: 3 }).map(fillDisk),
    project.map(hold),
    project.map(step),
    project.map(release),
  ),
  { maxLength: 40 },
)

test('every operation ends on its own, once, and not early', async () => {
  await fc.assert(
    fc.asyncProperty(steps, ms, async (all, takes) => {
      const world = await played([...all, release('p'), release('q')], takes)
      const { clock, store, runner } = world
      expect([...world.heard.keys()].sort()).toEqual(
        world.allPending.map(({ name }) => name).sort(),
      )
      for (const { name, project, ends } of world.allPending) {
        const { status, endTime } = JSON.parse(store.get('operations', project, name)?.json ?? '')
        expect(status).toBe('DONE')
        if (!world.stepped.has(name)) expect(Date.parse(endTime)).toBeGreaterThanOrEqual(ends)
        expect(runner.isActive(project, name)).toBe(false)
      }
      expect(store.count('work', 'p') + store.count('work', 'q')).toBe(0)
      expect(clock.alarms).toBe(0)
    }),
    { numRuns: 300 },
  )
})
