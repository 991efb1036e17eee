/** A change as an API request: what is sent, and what the equivalent commands are made from. */
import type { Policy } from '../schema.ts'
import type { Change, RestRequest, Target } from './change.ts'

/**
 * The request that makes a change.
 * @param requestId a UUID: the service executes requests with the same one only once (insert, delete,
 *   deprecate, patch). setLabels and setIamPolicy have none; they lock on a fingerprint and an etag.
 */
export function requestOf(target: Target, change: Change, requestId?: string): RestRequest {
  const images = `projects/${target.project}/global/images`
  const image = `${images}/${encodeURIComponent(target.image)}`
  const once = requestId === undefined ? {} : { query: { requestId } }
  switch (change.kind) {
    case 'setLabels': {
      const { labels, labelFingerprint } = change
      return { method: 'POST', path: `${image}/setLabels`, body: { labels, labelFingerprint } }
    }
    case 'deprecate':
      return { method: 'POST', path: `${image}/deprecate`, ...once, body: change.status }
    case 'patch':
      return { method: 'PATCH', path: image, ...once, body: change.fields }
    case 'delete':
      return { method: 'DELETE', path: image, ...once }
    case 'setIamPolicy': {
      const body = { policy: versioned(change.policy) }
      return { method: 'POST', path: `${image}/setIamPolicy`, body }
    }
    case 'insert': {
      const query = { ...once.query, ...(change.forceCreate && { forceCreate: 'true' }) }
      return { method: 'POST', path: images, query, body: change.image }
    }
  }
}

/** Conditions require policy version 3; the service refuses them with a lower one. */
function versioned(policy: Policy): Policy {
  const conditional = policy.bindings?.some((binding) => binding.condition !== undefined)
  return conditional ? { ...policy, version: 3 } : policy
}
