/** Whether a change can still be undone: its result is compared with the image's current state. */
import type { Change } from '../../compute/changes/change.ts'
import { sameLabels } from '../../compute/changes/labelMerge.ts'
import { fieldsSet, sameField } from '../../compute/changes/stands.ts'
import { stateOf } from '../../compute/deprecation.ts'
import type { Image } from '../../compute/schema.ts'
import { isPartUnread } from '../../compute/unread.ts'
import type { Kept } from '../../runs/kept.ts'
import { word } from '../../text/words.ts'

export type Stand =
  | { kind: 'undo'; undo: Change; after: Image | undefined }
  /** The image is as it was before; `at`, in ms since the epoch, if it was undone from this browser. */
  | { kind: 'undone'; at: number | undefined }
  /** The same fields have been changed since. */
  | { kind: 'moved'; why: string }
  /** The image was deleted; it can be recreated from the same source. */
  | { kind: 'recipe'; image: Image }
  | { kind: 'none'; why: string }

/** The current image: null if it is gone, undefined if not known. */
export type Present = Image | null | undefined

/**
 * @param later the latest change to the same fields made after it from this browser
 */
export function standOf(kept: Kept, present: Present, later: Kept | undefined): Stand {
  const { step, before, result, policies } = kept
  const { change } = step
  if (result?.kind !== 'done') return { kind: 'none', why: 'Nothing to undo' }
  if (change.kind === 'delete') {
    return before ? { kind: 'recipe', image: before } : { kind: 'none', why: 'Can’t be undone' }
  }
  if (change.kind === 'insert') return { kind: 'none', why: 'Created: no undo' }
  const { after, undo } = result
  if (!undo || (!after && !policies)) return { kind: 'none', why: 'Can’t be undone' }
  if (present === null) return { kind: 'moved', why: 'Deleted since' }
  // Only policy changes made from this browser are known here; the current policy is read on undo.
  if (change.kind === 'setIamPolicy') {
    return later ? { kind: 'moved', why: 'Changed again since' } : { kind: 'undo', undo, after }
  }
  const now = present ?? (later?.result?.kind === 'done' ? later.result.after : after)
  if (!after || !now) return { kind: 'undo', undo, after }
  if (now.id !== after.id)
    return { kind: 'moved', why: 'Deleted since: another image has its name' }
  const set = change.kind === 'setLabels' ? ['labels'] : fieldsSet(change)
  const isUnclear = (image: Image) => set.some((field) => isPartUnread(image, field))
  if (isUnclear(now) || isUnclear(after)) {
    return { kind: 'none', why: 'Not known: the image couldn’t be read completely' }
  }
  if (sameAs(change, now, after)) return { kind: 'undo', undo, after }
  if (before && !isUnclear(before) && sameAs(change, now, before))
    return { kind: 'undone', at: later?.at }
  return { kind: 'moved', why: `Changed since: ${nowWords(change, now)}` }
}

/** Whether two changes affect the same fields of an image. */
const isOfSame = (a: Change, b: Change): boolean =>
  a.kind === b.kind &&
  (a.kind !== 'patch' || fieldsSet(a).some((field) => fieldsSet(b).includes(field)))

/** Whether two images agree on the fields that a change sets. */
function sameAs(change: Change, a: Image, b: Image): boolean {
  if (change.kind === 'setLabels') return sameLabels(a.labels ?? {}, b.labels ?? {})
  return fieldsSet(change).every((field) => sameField(field, a, b))
}

function nowWords(change: Change, now: Image): string {
  switch (change.kind) {
    case 'deprecate':
      return `now ${word(stateOf(now)).toLowerCase()}`
    case 'setLabels':
      return 'labels changed again'
    default:
      return change.kind === 'patch' && change.fields.family !== undefined
        ? now.family
          ? `now in family ${now.family}`
          : 'no longer in a family'
        : 'edited again'
  }
}

/** Maps each change to the latest later one that affects the same fields. @param changes oldest first */
export function withLater(changes: readonly Kept[]): Map<Kept, Kept | undefined> {
  const last = new Map<string, Kept[]>()
  const found = new Map<Kept, Kept | undefined>()
  for (const kept of changes.toReversed()) {
    const { image } = kept.step.target
    const after = last.get(image) ?? []
    found.set(
      kept,
      after.find(({ step }) => isOfSame(kept.step.change, step.change)),
    )
    if (kept.result?.kind === 'done') last.set(image, [...after, kept])
  }
  return found
}
