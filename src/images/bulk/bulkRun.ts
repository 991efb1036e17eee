/** A run as the page shows it, with each image's outcome so far. It outlives dialogs and pages. */
import { pause } from '../../api/http/pause.ts'
import type { Journal, Result } from '../../runs/journal.ts'
import type { Rate } from '../../runs/rate.ts'
import { Run, type Attempt, type Item, type Progress } from '../../runs/run.ts'
import { count } from '../../text/count.ts'
import { sentence } from '../../text/sentence.ts'
import { pacesOf, type OutcomeKind, type Row, type RunView } from './outcomes.ts'

/** How many failures stop a run, unless its plan says otherwise. */
export const MOST_FAILURES = 25

/** Minimum time between updates of the view, in ms. */
const SHOW_EVERY = 250

/** An item with the request ID it has in the journal. */
export type Planned = Item & { requestId: string }

interface BulkRunInit {
  id: string
  project: string
  /** `Deprecate 12 images`; `running` is the verb shown meanwhile: `Deprecating`. */
  title: string
  running: string
  rows: readonly Row[]
  /** The initial state; `running` if it starts here. */
  state: RunView['state']
  /** If this run continues an earlier one: what undoes the earlier one's changes. */
  made: readonly Item[]
  /** How many failures stop the run. */
  errors: number
  /** Finds out whether an item was changed, and records it; `notMade` is the result if it wasn't. */
  check(item: Planned, notMade?: Result): Promise<Result | undefined>
  /** Selects only these, by name, on the page the run was started from. */
  select(names: ReadonlySet<string>): void
  /** For an interrupted run: continues with the rest, if all of it can be read, or ends it. */
  resume?(): Promise<void>
  end?(): Promise<void>
}

/** The work of a run: the changes, and how to make them. */
export interface Work {
  /** Run one after another; items within a part run a few at a time. */
  parts: readonly (readonly Item[])[]
  rate: Rate
  /** How many at a time; undefined for the usual number. */
  atOnce?: number | undefined
  journal: Journal
  make(item: Item, requestId: string): Promise<Attempt>
  /** Called when everything that was started has ended. */
  end(): void
}

export class BulkRun {
  readonly init: BulkRunInit
  readonly #rows = new Map<string, Row>()
  readonly #listeners = new Set<() => void>()
  /** When it was started, or last continued, ms since the epoch. */
  #startedAt = Date.now()
  #state: RunView['state']
  #trouble: string | undefined
  #isLeft = false
  #isChecking = false
  #rate: Rate | undefined
  /** How many ended in each second since then. */
  #ended: (number | undefined)[] = []
  /** When the last one ended, ms since the epoch. */
  #lastEnd = 0
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

  /** Makes the changes; resolves when none is in flight. @returns whether all of it could be recorded */
  async start({ parts, rate, atOnce, journal, make }: Work): Promise<boolean> {
    this.#rate = rate
    this.#beginPace()
    if (this.#state !== 'paused' && this.#state !== 'stopping') this.become('running')
    const { errors } = this.init
    let failures = 0
    let trouble: string | undefined
    for (const part of parts) {
      if (this.#isStopping() || trouble !== undefined || failures >= errors) break
      const ports = { clock: { now: Date.now, sleep: pause }, rate, journal, make, newId: noId }
      const onSignedOut = (why: string) =>
        this.pause(`The API asks for a sign-in. “Continue” tries again. ${why}`)
      const settings = { errors: errors - failures, atOnce, onSignedOut }
      this.#run = new Run(part, ports, settings, (progress) => this.#take(progress))
      if (this.#state === 'paused') this.#run.pause()
      // Each part starts after the previous one has ended.
      const report = await this.#run.start()
      failures += report.failures
      trouble = report.trouble
    }
    this.#isLeft = trouble !== undefined
    const isLimit = failures >= errors && this.items('waiting').length > 0
    this.become(
      'ended',
      trouble ? unrecorded(trouble) : isLimit ? stoppedAfter(failures) : undefined,
    )
    const left = this.items('failed', 'unknown', 'skipped', 'waiting')
    this.init.select(new Set(left.map((item) => item.before.name)))
    return !this.#isLeft
  }

  #isStopping(): boolean {
    return this.#state === 'stopping'
  }

  /** @param trouble why, if the user didn't ask for it */
  pause(trouble?: string): void {
    if (this.#state !== 'running') return
    this.#run?.pause()
    this.become('paused', trouble)
  }

  resume(): void {
    if (this.#state !== 'paused') return
    this.#run?.resume()
    this.#beginPace()
    this.become('running')
  }

  stop(): void {
    if (this.#state === 'ended') return
    this.#run?.stop()
    this.become('stopping')
  }

  /** @param trouble why, if the user didn't ask for it */
  become(state: RunView['state'], trouble?: string): void {
    this.#state = state
    this.#trouble = trouble
    this.#tell()
  }

  /** Shows outcomes read from the journal. */
  show(rows: readonly Row[]): void {
    for (const row of rows) this.#rows.set(row.item.before.name, row)
    this.#showSoon()
  }

  /** Finds out whether items with an unknown outcome were changed; those that weren't wait or fail. */
  async checkAgain(): Promise<void> {
    if (this.#isChecking) return
    this.#isChecking = true
    this.#tell()
    const notMade = this.#state === 'interrupted' ? undefined : NOT_MADE
    for (const item of this.items('unknown')) {
      const { requestId } = item
      if (requestId === undefined) continue
      const result = await this.init.check({ ...item, requestId }, notMade)
      this.show([{ item, outcome: result ?? { kind: 'waiting' } }])
    }
    this.#isChecking = false
    this.#tell()
  }

  /** The items with one of these outcomes. */
  items(...kinds: readonly OutcomeKind[]): Item[] {
    return [...this.#rows.values()].flatMap(({ item, outcome }) =>
      kinds.includes(outcome.kind) ? item : [],
    )
  }

  /** The time before doesn't count, such as a pause. */
  #beginPace(): void {
    this.#startedAt = Date.now()
    this.#ended = []
  }

  #take({ item, result, isWaiting }: Progress): void {
    const kind = isWaiting ? 'waiting' : 'sending'
    this.#rows.set(item.before.name, { item, outcome: result ?? { kind } })
    if (result) {
      this.#lastEnd = Date.now()
      const second = Math.floor((this.#lastEnd - this.#startedAt) / 1000)
      this.#ended[second] = (this.#ended[second] ?? 0) + 1
    }
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
      isLeft: this.#isLeft,
      isChecking: this.#isChecking,
      rows: [...this.#rows.values()],
      rate: rateOf(this.#rate),
      paces: pacesOf(
        this.#ended,
        (this.#state === 'ended' ? this.#lastEnd : Date.now()) - this.#startedAt,
      ),
    }
  }
}

const rateOf = (rate: Rate | undefined): RunView['rate'] =>
  rate && { perSecond: rate.perSecond, most: rate.most, halvedAt: rate.halvedAt }

const unrecorded = (trouble: string): string =>
  `${sentence(trouble)} Close this dialog to continue or end the run from the header.`

const stoppedAfter = (failures: number): string =>
  `Stopped after ${count(failures, 'failure')}, unknown results included.`

const NOT_MADE = { kind: 'failed', why: 'Checked again: it was not changed.' } as const

const noId = (): never => {
  throw new Error('Every item must have a request ID.')
}
