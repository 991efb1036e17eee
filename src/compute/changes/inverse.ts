/** The change that undoes a change, locked on the fingerprint or etag that the change left behind. */
import type { Image, Policy } from '../schema.ts'
import type { Change } from './change.ts'

/**
 * The change that undoes a change to an image.
 * @param before the image before the change
 * @param after the image after it: the undo is refused if its labels have changed since
 * @returns undefined if it can’t be undone: insert, delete, and setLabels without a fingerprint
 */
export function inverseOf(change: Change, before: Image, after: Image): Change | undefined {
  switch (change.kind) {
    case 'setLabels': {
      const { labelFingerprint } = after
      if (labelFingerprint === undefined) return undefined
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

/** The change that undoes a policy change: restores the bindings, and is refused if the policy is no longer `after`. */
export function inverseOfPolicy(before: Policy, after: Policy): Change | undefined {
  if (after.etag === undefined) return undefined
  return { kind: 'setIamPolicy', policy: { ...before, etag: after.etag } }
}
