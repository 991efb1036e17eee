/** A journal as a file: one JSON entry per line, each written before its request is sent. */
import { open, readFile, type FileHandle } from 'node:fs/promises'
import * as z from 'zod/mini'
import { pastOf, type Entry, type Journal, type Past } from '../../src/runs/journal.ts'

/** A new file; an existing one is left untouched. */
export class JournalFile implements Journal {
  readonly #file: FileHandle

  private constructor(file: FileHandle) {
    this.#file = file
  }

  /** @throws Error if the file exists or can't be created */
  static async create(path: string): Promise<JournalFile> {
    return new JournalFile(await open(path, 'ax'))
  }

  async write(entry: Entry): Promise<void> {
    await this.#file.appendFile(`${JSON.stringify(entry)}\n`)
    await this.#file.datasync()
  }

  close(): Promise<void> {
    return this.#file.close()
  }
}

const Kept = z.object({
  kind: z.enum(['intent', 'result']),
  at: z.number(),
  requestId: z.string(),
})

/**
 * Reads a journal back. If the run was killed, its last line may be truncated, and is then ignored.
 * @throws Error
 */
export async function readJournal(path: string): Promise<Past[]> {
  const lines = (await readFile(path, 'utf8')).split('\n')
  const entries = lines.flatMap((line, index) => {
    if (line === '') return []
    try {
      const value: unknown = JSON.parse(line)
      if (Kept.safeParse(value).success) return [value as Entry]
    } catch {
      if (index === lines.length - 1) return []
    }
    throw new Error(`${path}: line ${index + 1} is not an entry of a journal.`)
  })
  return pastOf(entries)
}
