/** Reads the ranges of a list a few at a time, and hands out what has arrived. */
import type { Image } from '../../compute/schema.ts'
import { cutList, nextToken, type Page } from '../http/read.ts'
import type { Range } from './ranges.ts'

/** Requests at a time. */
const AT_ONCE = 6

/** Pages that may wait to be taken: none are read ahead of someone who has stopped loading. */
const MOST_WAITING = 2 * AT_ONCE

export type AskRange = (range: Range, pageToken: string) => Promise<Page<Image>>

/** The next page of a range, and the tokens of those before. */
interface Task {
  range: Range
  given: readonly string[]
  token: string
}

/** What was taken; `isLast`: all ranges have been read to their end. */
export interface Batch {
  items: Image[]
  unreadable: number
  isLast: boolean
}

export class Pump {
  readonly #ask: AskRange
  readonly #tasks: Task[]
  /** The names handed out, or known before: pages aren't a snapshot, and names aren't repeated. */
  readonly #names: Set<string>
  #running = 0
  #pages: Page<Image>[] = []
  #errors: unknown[] = []
  #tell: () => void = () => undefined

  /** @param names images that the list has already */
  constructor(ranges: readonly Range[], ask: AskRange, names: Iterable<string> = []) {
    this.#ask = ask
    this.#tasks = ranges.map((range) => ({ range, given: [], token: '' }))
    this.#names = new Set(names)
  }

  /**
   * What has arrived since the last time, a round of requests at least: every batch is rendered. Or, with
   * `all`, everything that is left. After an error, the next call resumes with the missing pages.
   * @throws what `ask` throws; ApiError (`unexpected`) when a page token repeats
   */
  async take(all: boolean): Promise<Batch> {
    // What failed is in the queue again.
    this.#errors = []
    const most = all ? Infinity : MOST_WAITING
    const enough = all ? Infinity : AT_ONCE
    this.#start(most)
    const isReady = () => this.#errors.length > 0 || this.#isDone() || this.#pages.length >= enough
    while (!isReady()) {
      // Until something has arrived.
      await new Promise<void>((resolve) => (this.#tell = resolve))
    }
    const failed = this.#errors.length > 0
    if (failed && (all || this.#pages.length === 0)) throw this.#errors[0]
    const pages = this.#pages
    this.#pages = []
    return {
      items: pages.flatMap(({ items }) => items).filter(({ name }) => this.#isNew(name)),
      unreadable: pages.reduce((sum, page) => sum + page.unreadable, 0),
      isLast: this.#isDone() && !failed,
    }
  }

  #isNew(name: string): boolean {
    if (this.#names.has(name)) return false
    this.#names.add(name)
    return true
  }

  #isDone(): boolean {
    return this.#tasks.length === 0 && this.#running === 0
  }

  #start(most: number): void {
    while (
      this.#errors.length === 0 &&
      this.#running < AT_ONCE &&
      this.#pages.length + this.#running < most
    ) {
      const task = this.#tasks.shift()
      if (!task) return
      this.#running++
      void this.#read(task, most)
    }
  }

  async #read(task: Task, most: number): Promise<void> {
    try {
      const page = await this.#ask(task.range, task.token)
      const given = [...task.given, task.token]
      const token = nextToken(page, given)
      if (token === undefined && page.nextPageToken !== undefined) throw cutList()
      this.#pages.push(page)
      // The range is finished before another begins.
      if (token !== undefined) this.#tasks.unshift({ range: task.range, given, token })
    } catch (reason) {
      this.#tasks.unshift(task)
      this.#errors.push(reason)
    }
    this.#running--
    this.#start(most)
    this.#tell()
  }
}
