/**
 * Whether a decision still stands when one looks again. Neither deprecate nor patch nor delete has a
 * lock of the service's, so what was decided on is compared with what is there.
 */
import { sameStatus } from '../deprecation.ts'
import type { Image } from '../schema.ts'
import { applyChange } from './apply.ts'
import type { Change, ImageChange } from './change.ts'
import { foresee, type Ground } from './preview.ts'

/** Why a decision does not stand any more. */
export type Fallen =
  /** The image is another one now: deleted, and made again under the same name. */
  | 'replaced'
  /** Somebody else has changed the very fields that the change sets. */
  | 'overtaken'
  /** A family would resolve to something else than what was shown. */
  | 'moved'

/**
 * Whether the steps may be made on what is there now, as they were decided on what was shown.
 * @returns undefined when they may
 */
export function whyFallen(
  steps: readonly ImageChange[],
  shown: Ground,
  now: Ground,
): Fallen | undefined {
  for (const { target, change } of steps) {
    const [before, current] = [shown.images.get(target.image), now.images.get(target.image)]
    if (!before || !current || change.kind === 'insert') continue
    if (before.id !== current.id) return 'replaced'
    if (isOvertaken(change, before, current)) return 'overtaken'
  }
  return foresee(steps, shown).text === foresee(steps, now).text ? undefined : 'moved'
}

/** Whether a field that the change sets is neither as it was shown nor as the change makes it. */
export function isOvertaken(change: Change, shown: Image, now: Image): boolean {
  const wanted = applyChange(shown, change)
  return fieldsSet(change).some(
    (field) => !sameField(field, now, shown) && !sameField(field, now, wanted),
  )
}

/** Whether the image is what the change makes of it. */
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
