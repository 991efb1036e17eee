/**
 * Whether a decision still stands when the state is read again. The service has no lock for
 * deprecate, patch and delete, so the state that was shown is compared with the current one.
 */
import { sameStatus } from '../deprecation.ts'
import type { Image } from '../schema.ts'
import { isPartUnread } from '../unread.ts'
import { applyChange } from './apply.ts'
import type { Change, ImageChange } from './change.ts'
import { foresee, type Ground } from './preview.ts'

/** Why a decision no longer stands. */
export type StopReason =
  /** It is a different image now: deleted and recreated with the same name. */
  | 'replaced'
  /** Someone else has changed the very fields that the change sets. */
  | 'overtaken'
  /** What the change would replace couldn't be read. */
  | 'unread'
  /** A family would resolve to something other than shown. */
  | 'moved'

/**
 * Whether steps that were decided on what was shown may be made on the current state.
 * @returns undefined if they may
 */
export function stopReason(
  steps: readonly ImageChange[],
  shown: Ground,
  now: Ground,
): StopReason | undefined {
  for (const { target, change } of steps) {
    const [before, current] = [shown.images.get(target.image), now.images.get(target.image)]
    if (!before || !current || change.kind === 'insert') continue
    if (before.id !== current.id) return 'replaced'
    if (fieldsSet(change).some((field) => isPartUnread(current, field))) return 'unread'
    if (isOvertaken(change, before, current)) return 'overtaken'
  }
  return foresee(steps, shown).text === foresee(steps, now).text ? undefined : 'moved'
}

/** Whether a field that the change sets is neither as shown nor already as the change sets it. */
export function isOvertaken(change: Change, shown: Image, now: Image): boolean {
  const wanted = applyChange(shown, change)
  return fieldsSet(change).some(
    (field) => !sameField(field, now, shown) && !sameField(field, now, wanted),
  )
}

/** Whether the image is already as the change makes it. */
export function isMade(change: Change, shown: Image, now: Image): boolean {
  const wanted = applyChange(shown, change)
  return fieldsSet(change).every((field) => sameField(field, now, wanted))
}

const PATCHED = ['description', 'family', 'architecture'] as const
type SetField = (typeof PATCHED)[number] | 'deprecated'

/** The fields that a change sets without a lock; labels and policies have one. */
export function fieldsSet(change: Change): SetField[] {
  if (change.kind === 'deprecate') return ['deprecated']
  if (change.kind !== 'patch') return []
  return PATCHED.filter((field) => change.fields[field] !== undefined)
}

export const sameField = (field: SetField, a: Image, b: Image | undefined): boolean =>
  field === 'deprecated'
    ? sameStatus(a.deprecated, b?.deprecated)
    : (a[field] ?? '') === (b?.[field] ?? '')
