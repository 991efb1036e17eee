/** Saving labels under their lock, without losing what anybody has changed meanwhile. */
import { ApiError } from '../http/error.ts'
import {
  mergeLabels,
  sameLabels,
  type LabelMerge,
  type LabelNews,
} from '../../compute/changes/labelMerge.ts'
import { isLostLock } from '../../compute/refusals.ts'
import { MAX_LABELS } from '../../compute/labels.ts'
import type { Image, Labels } from '../../compute/schema.ts'

/** What is to be saved, and what it was made from. */
export interface LabelEdit {
  /** The labels that the edit started from, and their fingerprint. */
  base: Labels
  fingerprint: string
  mine: Labels
}

/** What the save needs from outside. */
export interface LabelPorts<T> {
  /** Sends the labels. `before` are those that they replace: what undo brings back. */
  send(labels: Labels, fingerprint: string, before: Labels): Promise<T>
  /** The image as it is now, past every cache. */
  read(): Promise<Image>
}

export type SaveResult<T> =
  /** `news`: what others changed meanwhile, which is kept. */
  | { kind: 'saved'; sent: T; news: LabelNews[] }
  /** It was so already: sent twice by the network, or done by somebody else. `before`: what undo brings back. */
  | { kind: 'found'; theirs: Image; before: Labels; news: LabelNews[] }
  /** Both changed the same labels: to be decided, then saved anew from `theirs`. */
  | { kind: 'clash'; merge: LabelMerge; theirs: Image }
  /** With what others added there are too many: nothing was saved. */
  | { kind: 'tooMany'; count: number; theirs: Image }
  /** The image changed at every try: nothing was saved. */
  | { kind: 'busy'; tries: number }

/** How often it is tried while the image keeps changing. */
const TRIES = 5

/**
 * Sends the labels with the fingerprint that the edit started from. When somebody was faster, theirs
 * and these are merged, and the result is sent with the new fingerprint, five times at most; what
 * both changed differently is given back, and nothing is sent.
 * @throws ApiError for all but a stale fingerprint
 */
export async function saveLabels<T>(edit: LabelEdit, ports: LabelPorts<T>): Promise<SaveResult<T>> {
  let { base, fingerprint, mine } = edit
  const news = new Map<string, LabelNews>()
  for (let tries = 1; ; tries++) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- each try depends on how the one before went
      const sent = await ports.send(mine, fingerprint, base)
      return { kind: 'saved', sent, news: [...news.values()] }
    } catch (error) {
      if (!isStale(error)) throw error
    }
    if (tries === TRIES) return { kind: 'busy', tries }
    // oxlint-disable-next-line no-await-in-loop -- only a try that fails has to look
    const theirs = await ports.read()
    const now = theirs.labels ?? {}
    const merge = mergeLabels(base, mine, now)
    for (const one of merge.fromTheirs) news.set(one.key, one)
    if (merge.conflicts.length > 0) return { kind: 'clash', merge, theirs }
    const count = Object.keys(merge.merged).length
    if (count > MAX_LABELS) return { kind: 'tooMany', count, theirs }
    if (sameLabels(merge.merged, now)) {
      const before = mergeLabels(mine, base, now).merged
      return { kind: 'found', theirs, before, news: [...news.values()] }
    }
    base = now
    mine = merge.merged
    fingerprint = theirs.labelFingerprint ?? ''
  }
}

/**
 * The fingerprint's own refusal, at once or by the operation. A 412 of anything else, such as an
 * organization policy, would come again however often it is tried.
 */
const isStale = (error: unknown) =>
  error instanceof ApiError &&
  (error.status === 412 || error.reason === 'CONDITION_NOT_MET') &&
  isLostLock(error.message)
