/** Edits of a policy: adding and removing members. */
import { conditionKey, memberChanges } from '../../compute/changes/policyMerge.ts'
import type { Binding, Policy } from '../../compute/schema.ts'
import { PUBLIC } from './words.ts'

type Place = Pick<Binding, 'role' | 'condition'>

const isAt = (place: Place) => (binding: Binding) =>
  binding.role === place.role && conditionKey(binding.condition) === conditionKey(place.condition)

/** The policy with a member in a role, under the same condition; the same policy if it is already there. */
export function withMember(policy: Policy, place: Place, member: string): Policy {
  if (hasMember(policy, place, member)) return policy
  const bindings = policy.bindings ?? []
  const at = bindings.findIndex(isAt(place))
  const binding = bindings[at]
  if (!binding) return { ...policy, bindings: [...bindings, { ...place, members: [member] }] }
  const members = [...(binding.members ?? []), member]
  return { ...policy, bindings: bindings.with(at, { ...binding, members }) }
}

/** The policy without a member in a role, under the same condition; an empty binding is removed. */
export function withoutMember(policy: Policy, place: Place, member: string): Policy {
  const bindings = (policy.bindings ?? []).flatMap((binding) => {
    if (!isAt(place)(binding)) return [binding]
    const members = binding.members?.filter((each) => each !== member) ?? []
    return members.length > 0 ? [{ ...binding, members }] : []
  })
  return { ...policy, bindings }
}

export const hasMember = (policy: Policy, place: Place, member: string): boolean =>
  (policy.bindings ?? []).some(
    (binding) => isAt(place)(binding) && binding.members?.includes(member),
  )

/** Whether an edit makes the image public. */
export const makesPublic = (base: Policy, mine: Policy): boolean =>
  memberChanges(base, mine).some(({ added, member }) => added && member === PUBLIC)

/** Where to add a typed member. */
export function placeOf(
  policy: Policy,
  { role, conditionId }: { role: string; conditionId: string },
): Binding {
  const condition = conditionsOf(policy, role).find((each) => conditionKey(each) === conditionId)
  return { role: role.trim(), ...(condition && { condition }) }
}

/** Whether the condition that was chosen for a role is no longer in the policy. */
export const isConditionGone = (
  policy: Policy,
  { role, conditionId }: { role: string; conditionId: string },
): boolean =>
  conditionId !== '' &&
  conditionsOf(policy, role).every((each) => conditionKey(each) !== conditionId)

/** The conditions under which the policy grants a role. */
export function conditionsOf(policy: Policy, role: string): NonNullable<Binding['condition']>[] {
  const found = new Map<string, NonNullable<Binding['condition']>>()
  for (const binding of policy.bindings ?? []) {
    if (binding.role !== role.trim() || !binding.condition) continue
    found.set(conditionKey(binding.condition), binding.condition)
  }
  return [...found.values()]
}
