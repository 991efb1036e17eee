/** The change that undoes a change, locked on the fingerprint or etag that the change left behind. */
import type { Image, Policy } from '../schema.ts'
import { isPartUnread } from '../unread.ts'
import { applyChange } from './apply.ts'
import type { Change } from './change.ts'
import { fieldsSet } from './stands.ts'

/** What a change left, and the change that undoes it. */
export interface Effect {
  after?: Image | undefined
  undo?: Change | undefined
}

/**
 * The effect of a change that was made.
 * @param before the image before the change; undefined if the change created it
 * @param read the image as read back; if it couldn’t be read, it is taken to be as the change makes it
 */
export function effectOf(
  change: Change,
  before: Image | undefined,
  read: Image | undefined,
): Effect {
  if (!before) return { after: read }
  // Another image has its name by now.
  if (read && read.id !== before.id) return {}
  const after = read ?? expected(change, before)
  return { after, undo: after && inverseOf(change, before, after) }
}

/** Without the fingerprint that its labels have got, which only the service knows. */
function expected(change: Change, before: Image): Image | undefined {
  const after = applyChange(before, change)
  return after && change.kind === 'setLabels' ? { ...after, labelFingerprint: undefined } : after
}

/**
 * The change that undoes a change to an image.
 * @param before the image before the change
 * @param after the image after it: the undo is refused if its labels have changed since
 * @returns undefined if it can’t be undone: insert, delete, and what couldn’t be read completely before.
 * The fingerprint is empty if that of `after` isn’t known: it is read just before sending, with the labels,
 * which must be those of `after`
 */
export function inverseOf(change: Change, before: Image, after: Image): Change | undefined {
  if (restored(change).some((field) => isPartUnread(before, field))) return undefined
  switch (change.kind) {
    case 'setLabels': {
      const { labelFingerprint = '' } = after
      return { kind: 'setLabels', labels: before.labels ?? {}, labelFingerprint }
    }
    case 'deprecate':
      return { kind: 'deprecate', status: before.deprecated ?? {} }
    case 'patch': {
      const { description, family, architecture } = change.fields
      const fields: typeof change.fields = {}
      if (description !== undefined) fields.description = before.description ?? ''
      if (family !== undefined) fields.family = before.family ?? ''
      if (architecture !== undefined) fields.architecture = before.architecture ?? ''
      return { kind: 'patch', fields }
    }
    case 'delete':
    case 'insert':
    case 'setIamPolicy':
      return undefined
  }
}

/** The fields that undoing a change restores. */
const restored = (change: Change): readonly string[] =>
  change.kind === 'setLabels' ? ['labels'] : fieldsSet(change)

/** The change that undoes a policy change: restores the bindings, and is refused if the policy is no longer `after`. */
export function inverseOfPolicy(before: Policy, after: Policy): Change | undefined {
  if (after.etag === undefined) return undefined
  return { kind: 'setIamPolicy', policy: { ...before, etag: after.etag } }
}
