/** Operations under way, whatever the schedule: who waits for one hears of its end without asking again. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Clock } from '../base/clock.ts'
import { MemoryStore } from '../store/memory.ts'
import type { Plan } from './plan.ts'
import { createWork, type Work } from './work.ts'

/** A clock that moves only when told, and rings its alarms on the way. */
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
  /** Lets time pass up to `end`, or until no alarm is left. */
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

/** A store whose every transaction takes time, as a disk does, and fails while the disk is full. */
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
  work: Work
  plans: Plan[]
  /** When those who wait for an operation heard of its end, by its name. */
  heard: Map<string, number>
  /** Ends may come before their time where operations are stepped by hand. */
  stepped: Set<string>
}

type Step = (world: World) => void

/** Begins an operation that takes so long; some time passes until it is taken up, as its writes do. */
const begin = (project: string, takes: number, late: number): Step =>
  function begin({ clock, store, work, plans, heard }) {
    const name = `operation-${plans.length}`
    const image = { name: `image-${plans.length}`, id: String(plans.length) }
    const begins = clock.now()
    const plan: Plan = {
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
    store.put('work', project, plan)
    plans.push(plan)
    clock.time += late
    work.track(plan)
    void work.ended(project, name).then(() => heard.set(name, clock.now()))
  }

const pass = (ms: number): Step =>
  function pass({ clock }) {
    clock.passUntil(clock.now() + ms)
  }
const request: Step = ({ work }) => work.run()
const fillDisk = (failures: number): Step =>
  function fillDisk({ store }) {
    store.failures = failures
  }
const hold = (project: string): Step =>
  function hold({ work }) {
    work.hold(project)
  }
const release = (project: string): Step =>
  function release({ work }) {
    work.release(project)
  }
const step = (project: string): Step =>
  function step({ work, store, plans, stepped }) {
    store.failures = 0
    for (const plan of plans) if (plan.project === project) stepped.add(plan.name)
    work.step(project)
  }

/** The world after these steps, when all alarms have rung and nobody has asked for anything since. */
async function played(all: readonly Step[], takes: number): Promise<World> {
  const clock = new HandClock()
  const store = new SlowStore(clock)
  store.takes = takes
  const work = createWork(store, clock, () => {})
  const world = { clock, store, work, plans: [], heard: new Map(), stepped: new Set<string>() }
  for (const act of all) act(world)
  clock.passUntil(Infinity)
  await Promise.resolve()
  return world
}

test('of 60 operations begun together, each is heard of, though each takes time to be written down', async () => {
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

test('every operation ends by itself, once, and not before its time', async () => {
  await fc.assert(
    fc.asyncProperty(steps, ms, async (all, takes) => {
      const world = await played([...all, release('p'), release('q')], takes)
      const { clock, store, work } = world
      expect([...world.heard.keys()].sort()).toEqual(world.plans.map(({ name }) => name).sort())
      for (const { name, project, ends } of world.plans) {
        const { status, endTime } = JSON.parse(store.get('operations', project, name)?.json ?? '')
        expect(status).toBe('DONE')
        if (!world.stepped.has(name)) expect(Date.parse(endTime)).toBeGreaterThanOrEqual(ends)
        expect(work.isActive(project, name)).toBe(false)
      }
      expect(store.count('work', 'p') + store.count('work', 'q')).toBe(0)
      expect(clock.alarms).toBe(0)
    }),
    { numRuns: 300 },
  )
})
