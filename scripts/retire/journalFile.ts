/** A journal as a file: one JSON entry per line, each written before its request is sent. */
import { open, type FileHandle } from 'node:fs/promises'
import * as z from 'zod/mini'
import { DeprecationStatus, Image } from '../../src/compute/schema.ts'
import type { Shape } from '../../src/compute/shape.ts'
import { pastOf, type Entry, type Journal, type Past } from '../../src/runs/journal.ts'
import { readText } from '../cli/readText.ts'

/** A new file; an existing one is left untouched. */
export class JournalFile implements Journal {
  readonly #file: FileHandle
  #last = Promise.resolve()

  private constructor(file: FileHandle) {
    this.#file = file
  }

  /** @throws Error if the file exists or can't be created */
  static async create(path: string): Promise<JournalFile> {
    return new JournalFile(await open(path, 'ax'))
  }

  /** One entry after the other, each whole or not at all: a torn line would make the file unreadable. */
  write(entry: Entry): Promise<void> {
    const written = this.#last.then(() => this.#append(`${JSON.stringify(entry)}\n`))
    this.#last = written.catch(() => undefined)
    return written
  }

  async #append(line: string): Promise<void> {
    const { size } = await this.#file.stat()
    try {
      await this.#file.appendFile(line)
      await this.#file.datasync()
    } catch (error) {
      await this.#file.truncate(size)
      throw error
    }
  }

  close(): Promise<void> {
    return this.#file.close()
  }
}

const shaped = <T>(shape: Shape<T>) => z.custom<T>((value) => shape(value).length === 0)

const Deprecate = z.object({ kind: z.literal('deprecate'), status: shaped(DeprecationStatus) })
const NotDone = z.object({ kind: z.enum(['failed', 'skipped', 'unknown']), why: z.string() })
const Done = z.object({
  kind: z.literal('done'),
  after: z.optional(shaped(Image)),
  undo: z.optional(Deprecate),
})

/** What this program writes: it deprecates and deletes. */
const JournalEntry = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('intent'),
    at: z.number(),
    requestId: z.string(),
    step: z.object({
      target: z.object({ project: z.string(), image: z.string() }),
      change: z.discriminatedUnion('kind', [Deprecate, z.object({ kind: z.literal('delete') })]),
    }),
    before: shaped(Image),
  }),
  z.object({
    kind: z.literal('result'),
    at: z.number(),
    requestId: z.string(),
    image: z.string(),
    result: z.discriminatedUnion('kind', [Done, NotDone]),
  }),
  z.object({ kind: z.literal('refused'), at: z.number(), requestId: z.string() }),
])

/**
 * Reads a journal back. If the run was killed, its last line may be truncated, and is then ignored.
 * @throws Error that names the line and the field that is wrong
 */
export async function readJournal(path: string): Promise<Past[]> {
  const lines = (await readText('--journal', path)).split('\n')
  const intents = new Set<string>()
  const entries = lines.flatMap((line, index): Entry[] => {
    const isLast = index === lines.length - 1
    const value = line === '' ? TRUNCATED : parsed(line)
    if (value === TRUNCATED && (isLast || line === '')) return []
    const { data, error } = JournalEntry.safeParse(value)
    const at = `${path}: line ${index + 1}`
    if (!data) {
      const field = error.issues[0]?.path.join('.')
      throw new Error(`${at} is not an entry of a journal${field ? `: see ${field}` : ''}.`)
    }
    if (data.kind === 'intent') intents.add(data.requestId)
    else if (!intents.has(data.requestId)) throw new Error(`${at} is about no line above.`)
    return [data]
  })
  return pastOf(entries)
}

const TRUNCATED = Symbol('truncated')

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return TRUNCATED
  }
}
