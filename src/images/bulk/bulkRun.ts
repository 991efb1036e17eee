/** A run as the page shows it: what has come of each image so far. It lives on while dialogs and pages go. */
import type { Journal, Result } from '../../runs/journal.ts'
import type { Rate } from '../../runs/rate.ts'
import { Run, type Attempt, type Item, type Progress } from '../../runs/run.ts'
import { endedOf, type OutcomeKind, type Row, type RunView } from './outcomes.ts'

/** After so many failures nothing more is sent. */
export const MOST_FAILURES = 25

/** How often what is shown changes at most, in ms. */
const SHOW_EVERY = 100

/** An item with the request id that it was written down with. */
export type Planned = Item & { requestId: string }

interface BulkRunInit {
  id: string
  project: string
  /** What it does: `Deprecate 12 images`; and while it does: `Deprecating`. */
  title: string
  running: string
  rows: readonly Row[]
  /** What it is at first; `running` for one that is begun here. */
  state: RunView['state']
  /** What takes back what was made before, when this is to go on with it. */
  made: readonly Item[]
  /** Finds out, and writes down, what became of an item; `notMade` if it was not made. */
  check(item: Planned, notMade?: Result): Promise<Result | undefined>
  /** Selects just these, by name, where the run was begun. */
  select(names: ReadonlySet<string>): void
  /** Of one that was interrupted: makes what is left; or leaves it. */
  goOn?(): Promise<void>
  end?(): Promise<void>
}

/** How changes are made. */
export interface Work {
  /** Made one after the other, the items of one a few at a time. */
  parts: readonly (readonly Item[])[]
  rate: Rate
  journal: Journal
  make(item: Item, requestId: string): Promise<Attempt>
  /** All that was begun has ended. */
  end(): void
}

export class BulkRun {
  readonly init: BulkRunInit
  readonly #rows = new Map<string, Row>()
  readonly #listeners = new Set<() => void>()
  #startedAt = Date.now()
  /** How many had ended when it was begun, or gone on with, here. */
  #endedBefore = 0
  #state: RunView['state']
  #trouble: string | undefined
  #isChecking = false
  #rate: Rate | undefined
  #run: Run | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #view: RunView

  constructor(init: BulkRunInit) {
    this.init = init
    this.#state = init.state
    for (const row of init.rows) this.#rows.set(row.item.before.name, row)
    this.#view = this.#look()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly view = (): RunView => this.#view

  /** Makes the changes; resolves when nothing is under way any more. */
  async start({ parts, rate, journal, make }: Work): Promise<void> {
    const clock = {
      now: () => Date.now(),
      sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
    }
    this.#rate = rate
    this.#startedAt = Date.now()
    this.#endedBefore = endedOf([...this.#rows.values()])
    const before = this.#count('failed', 'unknown')
    if (this.#state !== 'paused' && this.#state !== 'stopping') this.become('running')
    for (const part of parts) {
      if (this.#isStopping()) break
      const errors = MOST_FAILURES - (this.#count('failed', 'unknown') - before)
      if (errors <= 0) break
      const ports = { clock, rate, journal, make, newId: noId }
      this.#run = new Run(part, ports, { errors }, (progress) => this.#take(progress))
      if (this.#state === 'paused') this.#run.pause()
      // oxlint-disable-next-line no-await-in-loop -- a part begins when the one before it has ended
      await this.#run.start()
    }
    this.become('ended')
    const left = this.items('failed', 'unknown', 'skipped', 'waiting')
    this.init.select(new Set(left.map((item) => item.before.name)))
  }

  #isStopping(): boolean {
    return this.#state === 'stopping'
  }

  pause(): void {
    if (this.#state !== 'running') return
    this.#run?.pause()
    this.become('paused')
  }

  resume(): void {
    if (this.#state !== 'paused') return
    this.#run?.resume()
    this.become('running')
  }

  stop(): void {
    if (this.#state === 'ended') return
    this.#run?.stop()
    this.become('stopping')
  }

  /** @param trouble why it is that, where nobody has asked for it */
  become(state: RunView['state'], trouble?: string): void {
    this.#state = state
    this.#trouble = trouble
    this.#tell()
  }

  /** What has become of images, as another tab has written it. */
  show(rows: readonly Row[]): void {
    for (const row of rows) this.#rows.set(row.item.before.name, row)
    this.#showSoon()
  }

  /** Finds out what became of those of which that is not known; what is left to be done waits. */
  async checkAgain(): Promise<void> {
    if (this.#isChecking) return
    this.#isChecking = true
    this.#tell()
    const notMade = this.#state === 'interrupted' ? undefined : NOT_MADE
    for (const item of this.items('unknown')) {
      const { requestId } = item
      if (requestId === undefined) continue
      // oxlint-disable-next-line no-await-in-loop -- there are few
      const result = await this.init.check({ ...item, requestId }, notMade)
      this.show([{ item, outcome: result ?? { kind: 'waiting' } }])
    }
    this.#isChecking = false
    this.#tell()
  }

  /** The items of which that has come. */
  items(...kinds: readonly OutcomeKind[]): Item[] {
    return [...this.#rows.values()].flatMap(({ item, outcome }) =>
      kinds.includes(outcome.kind) ? item : [],
    )
  }

  #count(...kinds: readonly OutcomeKind[]): number {
    return this.items(...kinds).length
  }

  #take({ item, result }: Progress): void {
    this.#rows.set(item.before.name, { item, outcome: result ?? { kind: 'sending' } })
    this.#showSoon()
  }

  #showSoon(): void {
    this.#timer ??= setTimeout(() => this.#tell(), SHOW_EVERY)
  }

  #tell(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#view = this.#look()
    for (const listener of this.#listeners) listener()
  }

  #look(): RunView {
    return {
      state: this.#state,
      trouble: this.#trouble,
      isChecking: this.#isChecking,
      rows: [...this.#rows.values()],
      startedAt: this.#startedAt,
      endedBefore: this.#endedBefore,
      at: Date.now(),
      rate: rateOf(this.#rate),
    }
  }
}

const rateOf = (rate: Rate | undefined): RunView['rate'] =>
  rate && { perSecond: rate.perSecond, most: rate.most, halvedAt: rate.halvedAt }

const NOT_MADE = { kind: 'failed', why: 'Read again just now: it was not changed.' } as const

const noId = (): never => {
  throw new Error('Every item has its request id.')
}
