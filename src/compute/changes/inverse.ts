/** The change that takes a change back, under the lock that the change has left. */
import type { Image, Policy } from '../schema.ts'
import type { Change } from './change.ts'

/**
 * What undoes a change of an image.
 * @param before the image that it was made to
 * @param after the image that it left: the undo is refused if others have changed its labels since
 * @returns undefined where there is no way back: insert, delete, and anything not known
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

/** What undoes a change of a policy: the bindings before, refused if `after` is not what is there any more. */
export function inverseOfPolicy(before: Policy, after: Policy): Change | undefined {
  if (after.etag === undefined) return undefined
  return { kind: 'setIamPolicy', policy: { ...before, etag: after.etag } }
}
