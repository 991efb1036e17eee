import { withPolicy, type RetireSearch } from '../model/address.ts'
import type { Plan } from '../../compute/retire/plan.ts'
import { seenText } from '../model/seen.ts'

/**
 * A URL with the policy and a fingerprint of the images as they are now.
 * @param page the URL of the page, without parameters
 * @param stringify serializes parameters as the router does
 * @param now ms since the epoch
 */
export function linkTo(
  page: string,
  search: RetireSearch,
  plan: Plan,
  stringify: (search: object) => string,
  now: number,
): string {
  const { edit: _, ...rest } = search as Record<string, unknown>
  return page + stringify({ ...withPolicy(rest, plan.policy), seen: seenText(plan, now) })
}
