/** The records this browser keeps of the changes made in it. */
import type { ImageChange } from '../compute/changes/change.ts'
import type { Image, Policy } from '../compute/schema.ts'
import { markUnread, unreadFields } from '../compute/unread.ts'
import type { Entry, Result } from './journal.ts'

/** One change of one image. */
export interface Kept {
  /** In a run, the `requestId` it is sent with; otherwise a new UUID. */
  id: string
  /** Connection and project, see {@link scopeOf}. */
  scope: string
  /** The id of the run it belongs to, and its position in it. */
  run?: string
  place?: number
  /** When it was made, ms since the epoch; until then, when it was planned. */
  at: number
  step: ImageChange
  /** The image before the change; undefined if the change creates it. */
  before?: Image | undefined
  /** For a `setIamPolicy` only. */
  policies?: { before?: Policy | undefined; after?: Policy | undefined }
  /** When sending began, ms since the epoch. Without a result, it isn't known whether it was made. */
  begun?: number
  result?: Result
  /** The fields of the image before and after that couldn’t be read, while it is stored. */
  unread?: { before: readonly string[]; after: readonly string[] }
}

/** The record as it is stored: storage drops the marks of what couldn’t be read. */
export function toStore(kept: Kept): Kept {
  const { before, result } = kept
  const after = result?.kind === 'done' ? result.after : undefined
  const unread = { before: unreadFields(before ?? {}), after: unreadFields(after ?? {}) }
  return unread.before.length + unread.after.length > 0 ? { ...kept, unread } : kept
}

/** The record that was stored, with the marks. */
export function fromStore(stored: Kept): Kept {
  const { unread, ...kept } = stored
  if (!unread) return stored
  const { before, result } = kept
  return {
    ...kept,
    ...(before && { before: markUnread(before, unread.before) }),
    ...(result?.kind === 'done' &&
      result.after && { result: { ...result, after: markUnread(result.after, unread.after) } }),
  }
}

/** A run: many changes planned together. */
export interface KeptRun {
  id: string
  scope: string
  /** When it started, ms since the epoch. */
  at: number
  /** `Deprecate 12 images`; `running` is the verb shown meanwhile: `Deprecating`. */
  title: string
  running: string
  /** Number of changes. */
  total: number
  /** How many failures stop it, if its plan says so. */
  errors?: number
  /** What each family was planned to resolve to afterwards; null for nothing. */
  heads: readonly { family: string; after: string | null }[]
  /** When it ended, ms since the epoch. If undefined, it is in progress or was interrupted. */
  ended?: number
}

/** The key that separates records by connection and project. */
export const scopeOf = (base: string, project: string): string => `${base} ${project}`

/** The record updated with a journal entry. */
export function withEntry(kept: Kept, entry: Entry): Kept {
  switch (entry.kind) {
    case 'intent':
      return { ...kept, step: entry.step, at: entry.at, begun: entry.at }
    case 'result':
      return { ...kept, at: entry.at, result: entry.result }
    case 'refused': {
      const { begun: _, ...before } = kept
      return before
    }
  }
}
