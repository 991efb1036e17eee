/** A run: makes many changes, a few at a time, at a rate the API accepts. It can be paused and stopped. */
import type { ImageChange } from '../compute/changes/change.ts'
import type { Image } from '../compute/schema.ts'
import type { Journal, Result } from './journal.ts'
import type { Rate } from './rate.ts'

/** One change to one image. */
export interface Item {
  step: ImageChange
  /** The image as it was when the change was decided on. */
  before: Image
  /** The request ID to send it with, if already assigned. */
  requestId?: string
}

/**
 * The result of one attempt. `refused`: rate limited; `signedOut`: the API wants another sign-in, and the user
 * has declined. Neither has changed anything.
 */
export type Attempt = Result | { kind: 'refused'; why: string } | { kind: 'signedOut'; why: string }

export interface RunPorts {
  /** `now` in ms since the epoch; `sleep` rejects when the signal aborts. */
  clock: { now(): number; sleep(ms: number, signal: AbortSignal): Promise<void> }
  rate: Rate
  journal: Journal
  /** A new UUID. */
  newId(): string
  /** Makes one change, unless the state it was decided on has changed. Never throws. */
  make(item: Item, requestId: string): Promise<Attempt>
}

export interface RunSettings {
  /** How many at a time; 4 by default. */
  atOnce?: number | undefined
  /** The run stops after this many failures. */
  errors: number
  /** Pauses: every other request would be refused, too. Without it, what isn't signed in for fails. */
  onSignedOut?: ((why: string) => void) | undefined
}

export interface Progress {
  item: Item
  /** Undefined while it is being sent, or waits to be sent again. */
  result: Result | undefined
  isWaiting?: boolean
}

export interface Report {
  /** In the order they ended. */
  ended: readonly { item: Item; result: Result }[]
  /** Not started, because the run was stopped. */
  waiting: readonly Item[]
  /** Why it stopped by itself, as a sentence: a change couldn't be recorded. */
  trouble: string | undefined
}

const AT_ONCE = 4

/** How many times a rate-limited item is tried. */
const TRIES = 6

interface Waiting {
  item: Item
  /** In the plan. */
  place: number
  tries: number
  /** Of the last attempt, and why it changed nothing. */
  last?: { requestId: string; why: string }
}

/**
 * Makes changes in the order given, a few at a time: one that was refused is tried again before those after
 * it, and a deletion starts once no change before it is left that can be undone.
 */
export class Run {
  readonly #ports: RunPorts
  readonly #settings: RunSettings
  readonly #onProgress: (progress: Progress) => void
  /** In the order of the plan. */
  #waiting: Waiting[]
  /** Changes being made that can be undone: deletions wait for them. */
  readonly #undoable = new Set<Promise<void>>()
  readonly #ended: { item: Item; result: Result }[] = []
  readonly #stopped = new AbortController()
  #failures = 0
  #trouble: string | undefined
  /** Resolves on resume; undefined when not paused. */
  #paused: { promise: Promise<void>; open: () => void } | undefined

  constructor(
    items: readonly Item[],
    ports: RunPorts,
    settings: RunSettings,
    onProgress: (progress: Progress) => void = () => undefined,
  ) {
    this.#waiting = items.map((item, place) => ({ item, place, tries: 0 }))
    this.#ports = ports
    this.#settings = settings
    this.#onProgress = onProgress
  }

  /** Makes the changes. Resolves when all have ended or, after `stop`, all that were started. */
  async start(): Promise<Report> {
    const { atOnce = AT_ONCE } = this.#settings
    await Promise.all(Array.from({ length: atOnce }, () => this.#work()))
    // What was begun and isn't tried again would be taken for unknown.
    for (const { item, last } of this.#waiting) {
      if (last) await this.#record(item, last.requestId, { kind: 'failed', why: last.why })
    }
    this.#waiting = this.#waiting.filter(({ last }) => !last)
    const waiting = this.#waiting.map(({ item }) => item)
    return { ended: this.#ended, waiting, trouble: this.#trouble }
  }

  /** Requests in flight complete; nothing new starts until `resume`. */
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

  /** Requests in flight complete; nothing new starts. */
  stop(): void {
    this.#stopped.abort()
    this.resume()
  }

  async #work(): Promise<void> {
    const { clock, rate } = this.#ports
    const { signal } = this.#stopped
    for (;;) {
      await this.#paused?.promise
      if (signal.aborted || this.#waiting.length === 0) return
      const wait = rate.take(clock.now())
      // Stopping it ends the wait, too.
      if (wait > 0) await clock.sleep(wait, signal).catch(() => undefined)
      if (this.#paused) continue
      const next = signal.aborted ? undefined : this.#waiting[0]
      if (!next) return
      const isDeletion = next.item.step.change.kind === 'delete'
      if (isDeletion && this.#undoable.size > 0) {
        await Promise.race(this.#undoable)
        continue
      }
      this.#waiting.shift()
      const making = this.#make(next)
      if (!isDeletion) this.#undoable.add(making)
      await making
      this.#undoable.delete(making)
    }
  }

  async #make(next: Waiting): Promise<void> {
    const { clock, journal, make, newId, rate } = this.#ports
    const { item } = next
    this.#onProgress({ item, result: undefined })
    const requestId = next.last?.requestId ?? item.requestId ?? newId()
    if (!next.last) {
      const { step, before } = item
      const written = await attempt(() =>
        journal.write({ kind: 'intent', at: clock.now(), requestId, step, before }),
      )
      if (written !== undefined) {
        // Never send what isn't in the journal: after a crash, there would be no record of it.
        this.#stopFor(written)
        return this.#end(item, { kind: 'failed', why: `The history can’t be written: ${written}` })
      }
    }
    const tried = await make(item, requestId)
    if (tried.kind !== 'refused' && tried.kind !== 'signedOut') {
      if (tried.kind === 'done') rate.recover()
      return this.#record(item, requestId, tried)
    }
    const { kind, why } = tried
    if (kind === 'refused') rate.refuse(clock.now())
    else this.#settings.onSignedOut?.(why)
    const tries = next.tries + (kind === 'refused' ? 1 : 0)
    const mayTry = kind === 'refused' ? tries < TRIES : this.#settings.onSignedOut !== undefined
    if (!mayTry || this.#stopped.signal.aborted) {
      return this.#record(item, requestId, { kind: 'failed', why })
    }
    const later = this.#waiting.findIndex(({ place }) => place > next.place)
    const at = later < 0 ? this.#waiting.length : later
    this.#waiting.splice(at, 0, { ...next, tries, last: { requestId, why } })
    this.#onProgress({ item, result: undefined, isWaiting: true })
  }

  async #record(item: Item, requestId: string, result: Result): Promise<void> {
    const { clock, journal } = this.#ports
    const { image } = item.step.target
    const lost = await attempt(() =>
      journal.write({ kind: 'result', at: clock.now(), requestId, image, result }),
    )
    if (lost !== undefined) this.#stopFor(lost)
    this.#end(item, result)
  }

  #stopFor(problem: string): void {
    this.#trouble = `The history can’t be written: ${problem}`
    this.stop()
  }

  #end(item: Item, result: Result): void {
    if (result.kind === 'failed' || result.kind === 'unknown') this.#failures += 1
    if (this.#failures >= this.#settings.errors) this.stop()
    this.#ended.push({ item, result })
    this.#onProgress({ item, result })
  }
}

/** @returns the error message, or undefined if it succeeded */
async function attempt(work: () => Promise<void>): Promise<string | undefined> {
  try {
    await work()
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
