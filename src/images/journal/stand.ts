/** Whether a change that was made can be undone now: what it has left behind is compared with what is there. */
import type { Change } from '../../compute/changes/change.ts'
import { sameLabels } from '../../compute/changes/labelMerge.ts'
import { fieldsSet, sameField } from '../../compute/changes/stands.ts'
import { stateOf } from '../../compute/deprecation.ts'
import type { Image } from '../../compute/schema.ts'
import type { Kept } from '../../runs/kept.ts'
import { word } from '../../text/words.ts'

export type Stand =
  | { kind: 'undo'; undo: Change; after: Image | undefined }
  /** It is as it was before; since when, ms since the epoch, if that was done with this browser. */
  | { kind: 'undone'; at: number | undefined }
  /** Somebody has changed the same since. */
  | { kind: 'moved'; why: string }
  /** The image is gone; it can be created again from the same source. */
  | { kind: 'recipe'; image: Image }
  | { kind: 'none'; why: string }

/** What is there now: null for an image that is gone; undefined where it isn't known. */
export type Present = Image | null | undefined

/**
 * @param later the last change of the same that was made after it with this browser
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
  // Of access only what was done with this browser is known; it is looked at when it is undone.
  if (change.kind === 'setIamPolicy') {
    return later ? { kind: 'moved', why: 'Changed again since' } : { kind: 'undo', undo, after }
  }
  const now = present ?? (later?.result?.kind === 'done' ? later.result.after : after)
  if (!after || !now) return { kind: 'undo', undo, after }
  if (now.id !== after.id)
    return { kind: 'moved', why: 'Deleted since: another image has its name' }
  if (sameAs(change, now, after)) return { kind: 'undo', undo, after }
  if (before && sameAs(change, now, before)) return { kind: 'undone', at: later?.at }
  return { kind: 'moved', why: `Changed since: ${nowWords(change, now)}` }
}

/** Whether two changes set the same of an image. */
const isOfSame = (a: Change, b: Change): boolean =>
  a.kind === b.kind &&
  (a.kind !== 'patch' || fieldsSet(a).some((field) => fieldsSet(b).includes(field)))

/** Whether an image has what a change sets as another one has it. */
function sameAs(change: Change, a: Image, b: Image): boolean {
  if (change.kind === 'setLabels') return sameLabels(a.labels ?? {}, b.labels ?? {})
  return fieldsSet(change).every((field) => sameField(field, a, b))
}

function nowWords(change: Change, now: Image): string {
  switch (change.kind) {
    case 'deprecate':
      return `${word(stateOf(now)).toLowerCase()} now`
    case 'setLabels':
      return 'other labels now'
    default:
      return change.kind === 'patch' && change.fields.family !== undefined
        ? now.family
          ? `in family ${now.family} now`
          : 'in no family now'
        : 'edited again'
  }
}

/** Each change with the last one of the same that was made after it. @param changes oldest first */
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
