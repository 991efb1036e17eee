/**
 * Three-way merge of IAM policies. A policy is a set of (role, condition, member); each side's
 * additions and removals against the base are both kept, and as membership is on or off, two sides
 * can never want different things of one member: there are no conflicts, only what came from elsewhere.
 */
import type { Binding, Policy } from '../schema.ts'

export interface Grant {
  role: string
  condition: Binding['condition']
  members: Set<string>
}

/** A member that is added to a role or removed from it, under a condition if it has one. */
export interface MemberChange {
  added: boolean
  role: string
  member: string
  condition: Binding['condition']
}

export interface PolicyMerge {
  /** What to save, with the etag of `theirs`. */
  merged: Policy
  /** What `theirs` changed since `base` and `mine` did not, to show to the user. */
  fromTheirs: MemberChange[]
}

/**
 * Applies one’s own edit to a policy that has changed in the meantime.
 * @param base the policy that the edit started from
 * @param mine the policy as edited
 * @param theirs the policy as it is now; its etag, version and audit configuration are kept
 */
export function mergePolicies(base: Policy, mine: Policy, theirs: Policy): PolicyMerge {
  const was = bindingMap(base)
  const own = bindingMap(mine)
  const now = bindingMap(theirs)
  const fromTheirs: MemberChange[] = []
  const bindings: Binding[] = []
  for (const key of new Set([...now.keys(), ...own.keys(), ...was.keys()])) {
    const grant = now.get(key) ?? own.get(key) ?? was.get(key)
    if (!grant) continue
    const { role, condition } = grant
    const at = (map: Map<string, Grant>, member: string) =>
      map.get(key)?.members.has(member) ?? false
    const members = new Set<string>()
    for (const map of [now, own, was]) map.get(key)?.members.forEach((each) => members.add(each))
    const kept = [...members].filter((member) => {
      const [before, ours, other] = [at(was, member), at(own, member), at(now, member)]
      if (other !== before && ours === before) {
        fromTheirs.push({ added: other, role, member, condition })
      }
      return ours === before ? other : ours
    })
    if (kept.length > 0) bindings.push({ role, members: kept, ...(condition && { condition }) })
  }
  const { bindings: _old, ...rest } = theirs
  return { merged: bindings.length > 0 ? { ...rest, bindings } : rest, fromTheirs }
}

/** Whether two policies grant the same, in any order; etags are ignored. */
export function samePolicy(a: Policy, b: Policy): boolean {
  const [x, y] = [bindingMap(a), bindingMap(b)]
  if (x.size !== y.size) return false
  return [...x].every(([key, { members }]) => {
    const other = y.get(key)?.members
    return other?.size === members.size && [...members].every((member) => other.has(member))
  })
}

/** What makes one policy out of another, in the policies’ order. */
export function memberChanges(before: Policy, after: Policy): MemberChange[] {
  const [old, now] = [bindingMap(before), bindingMap(after)]
  const changes: MemberChange[] = []
  for (const key of new Set([...old.keys(), ...now.keys()])) {
    const [was, is] = [old.get(key), now.get(key)]
    const { role = '', condition } = is ?? was ?? {}
    for (const member of is?.members ?? [])
      if (!was?.members.has(member)) changes.push({ added: true, role, condition, member })
    for (const member of was?.members ?? [])
      if (!is?.members.has(member)) changes.push({ added: false, role, condition, member })
  }
  return changes
}

/** A policy’s grants by role and condition; bindings that share both are merged. */
export function bindingMap(policy: Policy): Map<string, Grant> {
  const map = new Map<string, Grant>()
  for (const { role = '', condition, members = [] } of policy.bindings ?? []) {
    if (members.length === 0) continue
    const key = `${role}\n${conditionKey(condition)}`
    const grant = map.get(key) ?? { role, condition, members: new Set() }
    for (const member of members) grant.members.add(member)
    map.set(key, grant)
  }
  return map
}

/** A key that is equal for equal conditions; '' without a condition. */
export const conditionKey = (condition: Binding['condition']): string =>
  condition === undefined
    ? ''
    : JSON.stringify([
        condition.expression ?? '',
        condition.title ?? '',
        condition.description ?? '',
        condition.location ?? '',
      ])
