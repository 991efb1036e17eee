/** A run as the page shows it: what has come of each image so far. It lives on while dialogs and pages go. */
import type { Entry, Result } from '../../runs/journal.ts'
import type { Rate } from '../../runs/rate.ts'
import { Run, type Attempt, type Item, type Progress } from '../../runs/run.ts'

/** After so many failures nothing more is sent. */
export const MOST_FAILURES = 25

type Outcome = { kind: 'waiting' | 'sending' } | Result
export type OutcomeKind = Outcome['kind']

/** In the order in which somebody needs them. */
export const OUTCOMES: readonly OutcomeKind[] = [
  'failed',
  'skipped',
  'unknown',
  'sending',
  'done',
  'waiting',
]

export interface Row {
  item: Item
  outcome: Outcome
}

interface RunView {
  state: 'running' | 'paused' | 'stopping' | 'ended'
  rows: readonly Row[]
  /** ms since the epoch. */
  startedAt: number
  /** ms since the epoch, of this view. */
  at: number
  /** How many may begin a second now. */
  perSecond: number
}

/** How often what is shown changes at most, in ms. */
const SHOW_EVERY = 100

interface BulkRunInit {
  project: string
  /** What it does: `Deprecate 12 images`; and while it does: `Deprecating`. */
  title: string
  running: string
  /** Parts are made one after the other, the items of one a few at a time. */
  parts: readonly (readonly Item[])[]
  /** What takes back what was made before, when this is to go on with it. */
  made: readonly Item[]
  rate: Rate
  newId(): string
  make(item: Item, requestId: string): Promise<Attempt>
  /** Finds out what became of an item of which that is not known. */
  check(item: Item, requestId: string): Promise<Result>
  /** Selects just these, by name, where the run was begun. */
  select(names: ReadonlySet<string>): void
}

export class BulkRun {
  readonly init: BulkRunInit
  /** What was sent with which id, and what came of it; it goes with the tab. */
  readonly journal: Entry[] = []
  readonly #rows = new Map<string, Row>()
  readonly #listeners = new Set<() => void>()
  readonly #startedAt = Date.now()
  #state: RunView['state'] = 'running'
  #run: Run | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #view: RunView

  constructor(init: BulkRunInit) {
    this.init = init
    for (const item of init.parts.flat()) {
      this.#rows.set(item.before.name, { item, outcome: { kind: 'waiting' } })
    }
    this.#view = this.#look()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly view = (): RunView => this.#view

  /** Makes all changes; resolves when nothing is under way any more. */
  async start(): Promise<void> {
    const { parts, rate, newId, make } = this.init
    const clock = {
      now: () => Date.now(),
      sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
    }
    const journal = { write: async (entry: Entry) => void this.journal.push(entry) }
    for (const part of parts) {
      if (this.#state === 'stopping') break
      const errors = MOST_FAILURES - this.#count('failed') - this.#count('unknown')
      if (errors <= 0) break
      const ports = { clock, rate, journal, newId, make }
      this.#run = new Run(part, ports, { errors }, (progress) => this.#take(progress))
      if (this.#state === 'paused') this.#run.pause()
      // oxlint-disable-next-line no-await-in-loop -- a part begins when the one before it has ended
      await this.#run.start()
    }
    this.#state = 'ended'
    this.#tell()
    this.init.select(new Set(this.names('failed', 'unknown', 'skipped', 'waiting')))
  }

  pause(): void {
    if (this.#state !== 'running') return
    this.#state = 'paused'
    this.#run?.pause()
    this.#tell()
  }

  resume(): void {
    if (this.#state !== 'paused') return
    this.#state = 'running'
    this.#run?.resume()
    this.#tell()
  }

  stop(): void {
    if (this.#state === 'ended') return
    this.#state = 'stopping'
    this.#run?.stop()
    this.#tell()
  }

  /** Finds out what became of those of which that is not known. */
  async checkAgain(): Promise<void> {
    for (const { item, outcome } of this.#rows.values()) {
      if (outcome.kind !== 'unknown') continue
      const requestId = this.#sentWith(item)
      if (requestId === undefined) continue
      // oxlint-disable-next-line no-await-in-loop -- there are few
      this.#take({ item, result: await this.init.check(item, requestId) })
    }
  }

  #sentWith({ before }: Item): string | undefined {
    const intent = this.journal.findLast(
      (entry) => entry.kind === 'intent' && entry.before.name === before.name,
    )
    return intent?.requestId
  }

  names(...kinds: readonly OutcomeKind[]): string[] {
    return [...this.#rows.values()].flatMap(({ item, outcome }) =>
      kinds.includes(outcome.kind) ? item.before.name : [],
    )
  }

  #count(kind: OutcomeKind): number {
    return this.names(kind).length
  }

  #take({ item, result }: Progress): void {
    this.#rows.set(item.before.name, { item, outcome: result ?? { kind: 'sending' } })
    this.#timer ??= setTimeout(() => this.#tell(), SHOW_EVERY)
  }

  #tell(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#view = this.#look()
    for (const listener of this.#listeners) listener()
  }

  #look(): RunView {
    const rows = [...this.#rows.values()]
    const { perSecond } = this.init.rate
    return { state: this.#state, rows, startedAt: this.#startedAt, at: Date.now(), perSecond }
  }
}

/** The rows of a run by what came of them; none is in two. */
export function byOutcome(rows: readonly Row[]): Map<OutcomeKind, Row[]> {
  const groups = new Map<OutcomeKind, Row[]>(OUTCOMES.map((kind) => [kind, []]))
  for (const row of rows) groups.get(row.outcome.kind)?.push(row)
  return groups
}

/** How many have ended, whatever came of them. */
export const endedOf = (rows: readonly Row[]): number =>
  rows.filter(({ outcome }) => outcome.kind !== 'waiting' && outcome.kind !== 'sending').length

/** ms until all have ended, by how fast they have so far; undefined while too few have. */
export function timeLeft({ state, rows, startedAt, at }: RunView): number | undefined {
  const ended = endedOf(rows)
  if (state !== 'running' || ended < 3 || at <= startedAt) return undefined
  return ((rows.length - ended) * (at - startedAt)) / ended
}

/** What takes the run back: an item for each change that was made and can be taken back. */
export const undoItems = ({ init: { made } }: BulkRun, { rows }: RunView): Item[] => [
  ...made,
  ...rows.flatMap(({ item, outcome }) => {
    if (outcome.kind !== 'done' || !outcome.after || !outcome.undo) return []
    const step = { target: item.step.target, change: outcome.undo }
    return [{ step, before: outcome.after }]
  }),
]
