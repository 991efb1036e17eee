/** A change as an API request: what is sent, and what the equivalent commands are made from. */
import { callOf, permissionOf } from '../methods.ts'
import type { Policy } from '../schema.ts'
import type { Change, ImageChange, RestRequest, Target } from './change.ts'

/**
 * The request that makes a change.
 * @param requestId a UUID: the service executes requests with the same one only once (insert, delete,
 *   deprecate, patch). setLabels and setIamPolicy have none; they lock on a fingerprint and an etag.
 */
export function requestOf(target: Target, change: Change, requestId?: string): RestRequest {
  const call = callOf(methodFor(change), target)
  const once = requestId === undefined ? {} : { query: { requestId } }
  switch (change.kind) {
    case 'setLabels': {
      const { labels, labelFingerprint } = change
      return { ...call, body: { labels, labelFingerprint } }
    }
    case 'deprecate':
      return { ...call, ...once, body: change.status }
    case 'patch':
      return { ...call, ...once, body: change.fields }
    case 'delete':
      return { ...call, ...once }
    case 'setIamPolicy': {
      return { ...call, body: { policy: versioned(change.policy) } }
    }
    case 'insert': {
      const query = { ...once.query, ...(change.forceCreate && { forceCreate: 'true' }) }
      return { ...call, query, body: change.image }
    }
  }
}

/** The permissions that changes need, without duplicates: `compute.images.deprecate`. */
export const permissionsFor = (steps: readonly ImageChange[]) => [
  ...new Set(steps.map(({ change }) => permissionOf(methodFor(change)))),
]

/** The method that makes a change: `images.deprecate`. */
export const methodFor = <C extends Change>({ kind }: C) => `images.${kind}` as const

/** Conditions require policy version 3; the service refuses them with a lower one. */
function versioned(policy: Policy): Policy {
  const conditional = policy.bindings?.some((binding) => binding.condition !== undefined)
  return conditional ? { ...policy, version: 3 } : policy
}
