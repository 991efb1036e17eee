/**
 * A write-ahead journal of a run: each intent is written before its request is sent, then its result.
 * After a crash, an intent without a result is a change that may or may not have been made.
 */
import type { Change, ImageChange } from '../compute/changes/change.ts'
import type { Image } from '../compute/schema.ts'

interface Intent {
  kind: 'intent'
  /** ms since the epoch. */
  at: number
  requestId: string
  step: ImageChange
  /** The image as it was when the change was decided on. */
  before: Image
}

export type Result =
  /** `undo`: the inverse change; undefined for a deletion, and if the image has been deleted since. */
  | { kind: 'done'; after?: Image | undefined; undo?: Change | undefined }
  /** Not made. */
  | { kind: 'failed'; why: string }
  /** Not made: the image was no longer as it was when the change was decided on. */
  | { kind: 'skipped'; why: string }
  /** It isn't known whether it was made. */
  | { kind: 'unknown'; why: string }

interface Ending {
  kind: 'result'
  /** ms since the epoch. */
  at: number
  requestId: string
  image: string
  result: Result
}

/** The API refused it before doing anything: it is as it was before its intent. */
interface Refusal {
  kind: 'refused'
  /** ms since the epoch. */
  at: number
  requestId: string
}

export type Entry = Intent | Ending | Refusal

/** Where entries are stored. Nothing is sent until its intent is written. */
export interface Journal {
  write(entry: Entry): Promise<void>
}

/** One intent and its result, as the journal has them. */
export interface Past {
  intent: Intent
  /** Undefined: it was started, but no result was written. */
  result: Result | undefined
}

/** The intents of a journal in order, each with its latest result; without those that were refused. */
export function pastOf(entries: Iterable<Entry>): Past[] {
  const past = new Map<string, Past>()
  for (const entry of entries) {
    if (entry.kind === 'intent') past.set(entry.requestId, { intent: entry, result: undefined })
    else if (entry.kind === 'refused') past.delete(entry.requestId)
    else {
      const one = past.get(entry.requestId)
      if (one) one.result = entry.result
    }
  }
  return [...past.values()]
}
