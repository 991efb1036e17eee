/** What this browser keeps of the changes that were made with it: the records, and what must never be in one. */
import type { ImageChange } from '../compute/changes/change.ts'
import type { Image, Policy } from '../compute/schema.ts'
import type { Entry, Result } from './journal.ts'

/** One change of one image. */
export interface Kept {
  /** The `requestId` that it is sent with in a run; a UUID of its own otherwise. */
  id: string
  /** Connection and project, see {@link scopeOf}. */
  scope: string
  /** The id of the run that it is part of, and its place in it. */
  run?: string
  place?: number
  /** When it was made, ms since the epoch; before that when it was planned. */
  at: number
  step: ImageChange
  /** What it is made to; undefined for an image that was created. */
  before?: Image | undefined
  /** Of a change of access. */
  policies?: { before?: Policy | undefined; after?: Policy | undefined }
  /** It was to be sent, ms since the epoch. Without a result it isn't known what became of it. */
  begun?: number
  result?: Result
}

/** A run: many changes, planned together. */
export interface KeptRun {
  id: string
  scope: string
  /** When it began, ms since the epoch. */
  at: number
  /** `Deprecate 12 images`; and while it is made: `Deprecating`. */
  title: string
  running: string
  /** How many changes it has. */
  total: number
  /** What families were to resolve to after it; null for nothing. */
  heads: readonly { family: string; after: string | null }[]
  /** When it ended, ms since the epoch. Without this, it is under way or was interrupted. */
  ended?: number
}

/** Where something belongs: one service and one project of it. */
export const scopeOf = (base: string, project: string): string => `${base} ${project}`

/** The record after what a run has written of it. */
export const withEntry = (kept: Kept, entry: Entry): Kept =>
  entry.kind === 'intent'
    ? { ...kept, step: entry.step, at: entry.at, begun: entry.at }
    : { ...kept, at: entry.at, result: entry.result }
