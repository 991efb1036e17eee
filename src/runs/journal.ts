/**
 * What a run has done, written down as it goes: each intent before it is sent, and what came of it. After
 * a crash, an intent without a result is a change of which it is not known whether it was made.
 */
import type { Change, ImageChange } from '../compute/changes/change.ts'
import type { Image } from '../compute/schema.ts'

interface Intent {
  kind: 'intent'
  /** ms since the epoch. */
  at: number
  requestId: string
  step: ImageChange
  /** What it is made to, as it was when that was decided. */
  before: Image
}

export type Result =
  /** `undo`: what takes it back; undefined for a deletion, or when it could not be read what it has come to. */
  | { kind: 'done'; after?: Image | undefined; undo?: Change | undefined }
  /** It was not made. */
  | { kind: 'failed'; why: string }
  /** It was not sent. */
  | { kind: 'skipped'; why: string }
  /** Whether it was made is not known. */
  | { kind: 'unknown'; why: string }

interface Ending {
  kind: 'result'
  /** ms since the epoch. */
  at: number
  requestId: string
  image: string
  result: Result
}

export type Entry = Intent | Ending

/** Where entries are kept. Nothing is sent before its intent is written. */
export interface Journal {
  write(entry: Entry): Promise<void>
}

/** What a journal says of one intent. */
export interface Past {
  intent: Intent
  /** Undefined: it was begun, and how it ended was not written. */
  result: Result | undefined
}

/** The intents of a journal in their order, each with its last result. */
export function pastOf(entries: Iterable<Entry>): Past[] {
  const past = new Map<string, Past>()
  for (const entry of entries) {
    if (entry.kind === 'intent') past.set(entry.requestId, { intent: entry, result: undefined })
    else {
      const one = past.get(entry.requestId)
      if (one) one.result = entry.result
    }
  }
  return [...past.values()]
}
