/** A journal as a file: an entry of JSON a line, each written before what it is about is sent. */
import { open, readFile, type FileHandle } from 'node:fs/promises'
import * as z from 'zod/mini'
import { pastOf, type Entry, type Journal, type Past } from '../../src/runs/journal.ts'

/** A new file; one that is there already is not touched. */
export class JournalFile implements Journal {
  readonly #file: FileHandle

  private constructor(file: FileHandle) {
    this.#file = file
  }

  /** @throws Error when the file is there, or cannot be made */
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

/** Reads a journal back. The last line of a run that was killed may be cut: it is left out. @throws Error */
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
