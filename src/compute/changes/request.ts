/** A change as the request of the API that makes it: what is sent, and what every command line says. */
import type { Policy } from '../schema.ts'
import type { Change, RestRequest, Target } from './change.ts'

/**
 * The request that makes a change.
 * @param requestId a UUID: the service does a request with the same one once (insert, delete,
 *   deprecate, patch). setLabels and setIamPolicy have none; their fingerprint and etag are the lock.
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

/** Conditions need policy version 3; the service refuses them under a lower one. */
function versioned(policy: Policy): Policy {
  const conditional = policy.bindings?.some((binding) => binding.condition !== undefined)
  return conditional ? { ...policy, version: 3 } : policy
}
