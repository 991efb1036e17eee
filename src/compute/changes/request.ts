/** A change as the request of the API that makes it: what is sent, and what every command line says. */
import { callOf } from '../methods.ts'
import type { Policy } from '../schema.ts'
import type { Change, RestRequest, Target } from './change.ts'

/**
 * The request that makes a change.
 * @param requestId a UUID: the service does a request with the same one once (insert, delete,
 *   deprecate, patch). setLabels and setIamPolicy have none; their fingerprint and etag are the lock.
 */
export function requestOf(target: Target, change: Change, requestId?: string): RestRequest {
  const call = callOf(methodOf(change), target)
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

/** The method that makes a change. */
const methodOf = <C extends Change>({ kind }: C) => `images.${kind}` as const

/** Conditions need policy version 3; the service refuses them under a lower one. */
function versioned(policy: Policy): Policy {
  const conditional = policy.bindings?.some((binding) => binding.condition !== undefined)
  return conditional ? { ...policy, version: 3 } : policy
}
