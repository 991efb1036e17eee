/** Saving a policy under its etag, without losing what others changed meanwhile. */
import { isApiError } from '../http/error.ts'
import { mergePolicies, samePolicy, type MemberChange } from '../../compute/changes/policyMerge.ts'
import type { Policy } from '../../compute/schema.ts'

/** What saving needs from outside. */
export interface PolicyPorts<T> {
  /**
   * Sends the policy with the etag it contains. `before` is what it replaces: what undo restores.
   */
  send(policy: Policy, before: Policy): Promise<T>
  /** The policy as it is now, bypassing every cache. */
  read(): Promise<Policy>
}

export type PolicySaved<T> =
  /** `news`: what others changed meanwhile; it is kept. */
  | { kind: 'saved'; sent: T; news: MemberChange[] }
  /**
   * It was already so: the request arrived twice, or someone else did it. `before`: what undo
   * restores.
   */
  | { kind: 'found'; theirs: Policy; before: Policy; news: MemberChange[] }
  /** The policy changed before every attempt: nothing was saved. */
  | { kind: 'busy'; tries: number }

const TRIES = 5

/**
 * Sends the policy with the etag the edit started from. When someone else was faster, what they
 * added and removed is kept and the result sent with the new etag, in at most five attempts.
 * @param base the policy that the edit started from
 * @param mine the policy as edited
 * @throws ApiError for anything but a stale etag: 409, or 412 when the etag has changed
 */
export async function savePolicy<T>(
  base: Policy,
  mine: Policy,
  ports: PolicyPorts<T>,
): Promise<PolicySaved<T>> {
  let before = base
  let policy = mine
  const news: MemberChange[] = []
  for (let tries = 1; ; tries++) {
    let refused: unknown
    try {
      // Each try depends on how the one before went.
      const sent = await ports.send(policy, before)
      return { kind: 'saved', sent, news }
    } catch (error) {
      refused = error
    }
    const isConflict = isApiError(refused, 409)
    if (!isConflict && !isApiError(refused, 412)) throw refused
    if (tries === TRIES) return { kind: 'busy', tries }
    // Only after a try that failed.
    const theirs = await ports.read()
    // A 412 for another reason, such as an organization policy, would come back on every attempt.
    if (!isConflict && theirs.etag === before.etag) throw refused
    const { merged, fromTheirs } = mergePolicies(before, policy, theirs)
    news.push(...fromTheirs)
    if (samePolicy(merged, theirs)) {
      return { kind: 'found', theirs, before: mergePolicies(policy, before, theirs).merged, news }
    }
    before = theirs
    policy = merged
  }
}
