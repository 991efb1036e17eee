/** Saving labels under their fingerprint, without losing what others changed meanwhile. */
import { ApiError } from '../http/error.ts'
import {
  mergeLabels,
  sameLabels,
  type LabelMerge,
  type LabelNews,
} from '../../compute/changes/labelMerge.ts'
import { isLostLock } from '../../compute/refusals.ts'
import { MAX_LABELS } from '../../compute/labels.ts'
import { areLabelsUnread } from '../../compute/protection.ts'
import type { Image, Labels } from '../../compute/schema.ts'

/** What to save, and what it started from. */
export interface LabelEdit {
  /** The labels that the edit started from, and their fingerprint; empty if that isn’t known. */
  base: Labels
  fingerprint: string
  mine: Labels
}

/** What saving needs from outside. */
export interface LabelPorts<T> {
  /** Sends the labels. `before` are those they replace: what undo restores. */
  send(labels: Labels, fingerprint: string, before: Labels): Promise<T>
  /** The image as it is now, bypassing every cache. */
  read(): Promise<Image>
}

export type SaveResult<T> =
  /** `news`: what others changed meanwhile; it is kept. */
  | { kind: 'saved'; sent: T; news: LabelNews[] }
  /**
   * It was already so: the request arrived twice, or someone else did it. `before`: what undo
   * restores.
   */
  | { kind: 'found'; theirs: Image; before: Labels; news: LabelNews[] }
  /** Both changed the same labels: to be decided, then saved again on top of `theirs`. */
  | { kind: 'clash'; merge: LabelMerge; theirs: Image }
  /** Together with what others added there are too many: nothing was saved. */
  | { kind: 'tooMany'; count: number; theirs: Image }
  /** Not all labels of the image could be read, and those would be lost: nothing was saved. */
  | { kind: 'unread' }
  /** The image changed before every attempt: nothing was saved. */
  | { kind: 'busy'; tries: number }

/** How many attempts while the image keeps changing. */
const TRIES = 5

/**
 * Sends the labels with the fingerprint the edit started from. When someone else was faster, their
 * labels and these are merged and sent with the new fingerprint, in at most five attempts. Labels
 * that both changed differently are returned, and nothing is sent. Without a fingerprint, the image is
 * read first.
 * @throws ApiError for anything but a stale fingerprint
 */
export async function saveLabels<T>(edit: LabelEdit, ports: LabelPorts<T>): Promise<SaveResult<T>> {
  let { base, fingerprint, mine } = edit
  const news = new Map<string, LabelNews>()
  for (let tries = 1; ; tries++) {
    const isKnown = fingerprint !== '' || tries > 1
    try {
      // Each try depends on how the one before went.
      const sent = isKnown && { sent: await ports.send(mine, fingerprint, base) }
      if (sent) return { kind: 'saved', ...sent, news: [...news.values()] }
    } catch (error) {
      if (!isStale(error)) throw error
    }
    if (tries === TRIES) return { kind: 'busy', tries }
    // Only after a try that failed.
    const theirs = await ports.read()
    if (areLabelsUnread(theirs)) return { kind: 'unread' }
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
 * The fingerprint's own refusal, directly or from the operation. A 412 for another reason, such as
 * an organization policy, would come back on every attempt.
 */
const isStale = (error: unknown) =>
  error instanceof ApiError &&
  (error.status === 412 || error.reason === 'CONDITION_NOT_MET') &&
  isLostLock(error.message)
