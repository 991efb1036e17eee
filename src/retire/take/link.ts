import { withPolicy, type RetireSearch } from '../model/address.ts'
import type { Plan } from '../../compute/retire/plan.ts'
import { seenText } from '../model/seen.ts'

/**
 * An address that holds the policy, and what the estate is now.
 * @param page the address of the page, without parameters
 * @param stringify writes parameters as the router does
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
