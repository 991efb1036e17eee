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
 * The result of one attempt, or why there is none: it was rate limited (`refused`), or the API wants another
 * sign-in and there is none (`signedOut`), which have changed nothing; or there is none any more while it was
 * followed (`unseen`), so it isn't known whether it was made.
 */
export type Attempt = Result | { kind: 'refused' | 'signedOut' | 'unseen'; why: string }

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
  /**
   * Pauses: every other request would be refused, too. Without it, what isn't signed in for fails; what is
   * `unseen` counts as a failure only then.
   */
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
  /** How many counted as failures: an unknown result does, unless the run paused for it. */
  failures: number
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
    const waiting = this.#waiting.map(({ item }) => item)
    return { ended: this.#ended, waiting, failures: this.#failures, trouble: this.#trouble }
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
    const { onSignedOut } = this.#settings
    const { item } = next
    const { step, before, requestId = newId() } = item
    this.#onProgress({ item, result: undefined })
    const written = await attempt(() =>
      journal.write({ kind: 'intent', at: clock.now(), requestId, step, before }),
    )
    if (written !== undefined) {
      // Never send what isn't in the journal: after a crash, there would be no record of it.
      this.#stopFor(written)
      return this.#end(item, { kind: 'failed', why: `The history can’t be written: ${written}` })
    }
    const tried = await make(item, requestId)
    switch (tried.kind) {
      case 'refused': {
        rate.refuse(clock.now())
        const tries = next.tries + 1
        if (tries < TRIES) return this.#putBack({ ...next, item: { ...item, requestId }, tries })
        return this.#record(item, requestId, { kind: 'failed', why: tried.why })
      }
      case 'signedOut':
        onSignedOut?.(tried.why)
        if (onSignedOut) return this.#putBack({ ...next, item: { ...item, requestId } })
        return this.#record(item, requestId, { kind: 'failed', why: tried.why })
      case 'unseen':
        onSignedOut?.(tried.why)
        return this.#record(item, requestId, { kind: 'unknown', why: tried.why }, !onSignedOut)
      default:
        if (tried.kind === 'done') rate.recover()
        return this.#record(item, requestId, tried)
    }
  }

  /** To be tried again with the same request ID; nothing was changed, and the journal says so. */
  async #putBack(next: Waiting & { item: { requestId: string } }): Promise<void> {
    const { clock, journal } = this.#ports
    const { item, place } = next
    const { requestId } = item
    const lost = await attempt(() => journal.write({ kind: 'refused', at: clock.now(), requestId }))
    if (lost !== undefined) this.#stopFor(lost)
    const later = this.#waiting.findIndex((each) => each.place > place)
    this.#waiting.splice(later < 0 ? this.#waiting.length : later, 0, next)
    this.#onProgress({ item, result: undefined, isWaiting: true })
  }

  /** @param counts whether it is one of the failures that stop the run, if it isn't done */
  async #record(item: Item, requestId: string, result: Result, counts = true): Promise<void> {
    const { clock, journal } = this.#ports
    const { image } = item.step.target
    const lost = await attempt(() =>
      journal.write({ kind: 'result', at: clock.now(), requestId, image, result }),
    )
    if (lost !== undefined) this.#stopFor(lost)
    this.#end(item, result, counts)
  }

  #stopFor(problem: string): void {
    this.#trouble = `The history can’t be written: ${problem}`
    this.stop()
  }

  #end(item: Item, result: Result, counts = true): void {
    const isFailure = result.kind === 'failed' || result.kind === 'unknown'
    if (isFailure && counts) this.#failures += 1
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
