/** A run: many changes, a few at a time, at a rate that the service bears; it can be paused and stopped. */
import type { ImageChange } from '../compute/changes/change.ts'
import type { Image } from '../compute/schema.ts'
import type { Journal, Result } from './journal.ts'
import type { Rate } from './rate.ts'

/** One change of one image. */
export interface Item {
  step: ImageChange
  /** As it was when the change was decided on. */
  before: Image
}

/** What came of one attempt; `refused`: nothing was made, because the rate was too high. */
export type Attempt = Result | { kind: 'refused'; why: string }

export interface RunPorts {
  /** ms since the epoch, and waiting by it. */
  clock: { now(): number; sleep(ms: number): Promise<void> }
  rate: Rate
  journal: Journal
  /** A new UUID. */
  newId(): string
  /** Makes one change, unless what it was decided on has changed. Never throws. */
  make(item: Item, requestId: string): Promise<Attempt>
}

export interface RunSettings {
  /** How many at a time; 4 unless said. */
  atOnce?: number
  /** After so many failures nothing more is sent. */
  errors: number
}

export interface Progress {
  item: Item
  /** Undefined: it is being sent. */
  result: Result | undefined
}

export interface Report {
  /** In the order in which they ended. */
  ended: readonly { item: Item; result: Result }[]
  /** What was not begun, because the run was stopped. */
  waiting: readonly Item[]
}

const AT_ONCE = 4

/** How often an item that was refused for the rate is tried. */
const TRIES = 6

export class Run {
  readonly #ports: RunPorts
  readonly #settings: RunSettings
  readonly #onProgress: (progress: Progress) => void
  #waiting: { item: Item; requestId?: string; tries: number }[]
  readonly #ended: { item: Item; result: Result }[] = []
  #failures = 0
  #stopped = false
  /** Resolves when the run goes on; undefined while it does. */
  #paused: { promise: Promise<void>; open: () => void } | undefined

  constructor(
    items: readonly Item[],
    ports: RunPorts,
    settings: RunSettings,
    onProgress: (progress: Progress) => void = () => undefined,
  ) {
    this.#waiting = items.map((item) => ({ item, tries: 0 }))
    this.#ports = ports
    this.#settings = settings
    this.#onProgress = onProgress
  }

  /** Makes the changes. Resolves when all have ended, or what was begun has after `stop`. */
  async start(): Promise<Report> {
    const { atOnce = AT_ONCE } = this.#settings
    await Promise.all(Array.from({ length: atOnce }, () => this.#work()))
    return { ended: this.#ended, waiting: this.#waiting.map(({ item }) => item) }
  }

  /** What is being sent goes on; nothing else begins until `resume`. */
  pause(): void {
    if (this.#paused) return
    let open = () => {}
    const promise = new Promise<void>((resolve) => (open = resolve))
    this.#paused = { promise, open }
  }

  resume(): void {
    this.#paused?.open()
    this.#paused = undefined
  }

  /** What is being sent goes on; nothing else begins. */
  stop(): void {
    this.#stopped = true
    this.resume()
  }

  async #work(): Promise<void> {
    const { clock, rate } = this.#ports
    for (;;) {
      // oxlint-disable no-await-in-loop -- one after the other is the point
      await this.#paused?.promise
      if (this.#stopped || this.#waiting.length === 0) return
      const wait = rate.take(clock.now())
      if (wait > 0) await clock.sleep(wait)
      if (this.#paused) continue
      const next = this.#stopped ? undefined : this.#waiting.shift()
      if (!next) return
      await this.#make(next)
      // oxlint-enable no-await-in-loop
    }
  }

  async #make(next: { item: Item; requestId?: string; tries: number }): Promise<void> {
    const { clock, journal, make, newId, rate } = this.#ports
    const { item } = next
    this.#onProgress({ item, result: undefined })
    const requestId = next.requestId ?? newId()
    if (next.requestId === undefined) {
      const { step, before } = item
      const written = await attempt(() =>
        journal.write({ kind: 'intent', at: clock.now(), requestId, step, before }),
      )
      if (written !== undefined) {
        // What cannot be written down must not be sent: nobody could say later whether it was.
        this.#stopped = true
        return this.#end(item, { kind: 'failed', why: `Couldn’t write the journal: ${written}` })
      }
    }
    const tried = await make(item, requestId)
    const isLast = next.tries + 1 >= TRIES
    if (tried.kind === 'refused' && !isLast && !this.#stopped) {
      rate.refuse(clock.now())
      this.#waiting.push({ item, requestId, tries: next.tries + 1 })
      return
    }
    if (tried.kind === 'done') rate.recover()
    const result: Result = tried.kind === 'refused' ? { kind: 'failed', why: tried.why } : tried
    const { image } = item.step.target
    const lost = await attempt(() =>
      journal.write({ kind: 'result', at: clock.now(), requestId, image, result }),
    )
    if (lost !== undefined) this.#stopped = true
    this.#end(item, result)
  }

  #end(item: Item, result: Result): void {
    if (result.kind === 'failed' || result.kind === 'unknown') this.#failures += 1
    if (this.#failures >= this.#settings.errors) this.stop()
    this.#ended.push({ item, result })
    this.#onProgress({ item, result })
  }
}

/** @returns the message of what it has thrown */
async function attempt(work: () => Promise<void>): Promise<string | undefined> {
  try {
    await work()
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
