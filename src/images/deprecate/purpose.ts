/** What the dialog was opened for, and the form it starts with. */
import type { HeadChange } from '../../compute/changes/heads.ts'
import { headChanges } from '../../compute/changes/heads.ts'
import { isActive } from '../../compute/deprecation.ts'
import { Families } from '../../compute/families.ts'
import type { Image, State } from '../../compute/schema.ts'
import { cleared, formOf, untouched, type DeprecationForm } from './form.ts'

export type Purpose =
  | 'deprecate'
  /** The image isn't active; its state, replacement or dates are to change. */
  | 'change'
  | 'restore'
  /** The head is deprecated, so that the family resolves to the image before it. */
  | 'rollBack'

/**
 * The form to start with: an active image is about to be deprecated, with the head of its family
 * (for the head itself, the next one) proposed as replacement; any other is shown as it is.
 * @param to the state to preselect, if any
 */
export function firstForm(
  image: Image,
  members: readonly Image[] | undefined,
  project: string,
  purpose: Purpose,
  to?: State,
): DeprecationForm {
  const form = formOf(image.deprecated ?? {}, project)
  if (purpose === 'restore') return cleared(form)
  if (!isActive(image)) return to ? { ...form, state: to } : form
  const head = headAfter(image, members ?? [], project)?.after
  return { ...form, state: to ?? 'DEPRECATED', replacement: form.replacement || (head?.name ?? '') }
}

/**
 * The form with another state. Restoring clears everything else; choosing another state brings it
 * back, unless it was edited.
 */
export function withState(form: DeprecationForm, state: string, purpose: Purpose): DeprecationForm {
  const whole = untouched(form.kept)
  const [from, to] = state === 'ACTIVE' ? [whole, cleared(whole)] : [cleared(whole), whole]
  const asBefore =
    JSON.stringify([form.replacement, form.dates]) ===
    JSON.stringify([from.replacement, from.dates])
  return purpose === 'restore' && asBefore ? { ...to, state } : { ...form, state }
}

function headAfter(
  image: Image,
  members: readonly Image[],
  project: string,
): HeadChange | undefined {
  const change = { kind: 'deprecate', status: { state: 'DEPRECATED' } } as const
  const known = Families.of([...members, image])
  return headChanges(known, [{ target: { project, image: image.name }, change }])[0]
}
