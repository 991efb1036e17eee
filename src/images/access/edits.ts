/** Edits of a policy: one member more, or one less. */
import { memberProblem } from '../../compute/iam.ts'
import { bindingMap, conditionKey } from '../../compute/changes/policyMerge.ts'
import type { Binding, Policy } from '../../compute/schema.ts'
import { PUBLIC } from './words.ts'

type Place = Pick<Binding, 'role' | 'condition'>

const isAt = (place: Place) => (binding: Binding) =>
  binding.role === place.role && conditionKey(binding.condition) === conditionKey(place.condition)

/** The policy with a member in a role, under the same condition; the same policy when it is there already. */
export function withMember(policy: Policy, place: Place, member: string): Policy {
  if (hasMember(policy, place, member)) return policy
  const bindings = policy.bindings ?? []
  const at = bindings.findIndex(isAt(place))
  const binding = bindings[at]
  if (!binding) return { ...policy, bindings: [...bindings, { ...place, members: [member] }] }
  const members = [...(binding.members ?? []), member]
  return { ...policy, bindings: bindings.with(at, { ...binding, members }) }
}

/** The policy without a member in a role, under the same condition; a binding that has nobody left goes. */
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

/** One member in one place that an edit adds or removes. */
export interface AccessChange extends Place {
  added: boolean
  member: string
}

/** What an edit adds and removes, in the order of the policies. */
export function accessChanges(base: Policy, mine: Policy): AccessChange[] {
  const was = bindingMap(base)
  const is = bindingMap(mine)
  const changes: AccessChange[] = []
  for (const key of new Set([...was.keys(), ...is.keys()])) {
    const before = was.get(key)
    const after = is.get(key)
    const { role, condition } = after ?? before ?? {}
    for (const member of after?.members ?? [])
      if (!before?.members.has(member)) changes.push({ added: true, role, condition, member })
    for (const member of before?.members ?? [])
      if (!after?.members.has(member)) changes.push({ added: false, role, condition, member })
  }
  return changes
}

/** Whether an edit shares the image with everybody for the first time. */
export const makesPublic = (base: Policy, mine: Policy): boolean =>
  accessChanges(base, mine).some(({ added, member }) => added && member === PUBLIC)

/** A member that is being typed, and what it is to get. */
export interface NewMember {
  member: string
  role: string
  /** Which of the conditions under which the policy gives the role; `''` for none. */
  conditionId: string
}

/** Where a typed member is to be added. */
export function placeOf(policy: Policy, { role, conditionId }: NewMember): Binding {
  const condition = conditionsOf(policy, role).find((each) => conditionKey(each) === conditionId)
  return { role: role.trim(), ...(condition && { condition }) }
}

/** The conditions under which the policy gives a role. */
export function conditionsOf(policy: Policy, role: string): NonNullable<Binding['condition']>[] {
  const found = new Map<string, NonNullable<Binding['condition']>>()
  for (const binding of policy.bindings ?? []) {
    if (binding.role !== role.trim() || !binding.condition) continue
    found.set(conditionKey(binding.condition), binding.condition)
  }
  return [...found.values()]
}

/** What is wrong with a member that is to be added, each as a sentence; null where nothing is. */
export function typedProblem(policy: Policy, typed: NewMember) {
  const who = typed.member.trim()
  const twice = hasMember(policy, placeOf(policy, typed), who)
    ? 'This member has the role already.'
    : null
  return { member: newMemberProblem(who) ?? twice, role: roleProblem(typed.role.trim()) }
}

/**
 * The policy with a member that was typed and not added; the same policy when none was.
 * @returns null when something is wrong with what was typed: see {@link typedProblem}
 */
export function takeMember(policy: Policy, typed: NewMember): Policy | null {
  const who = typed.member.trim()
  if (who === '') return policy
  const { member, role } = typedProblem(policy, typed)
  return member === null && role === null ? withMember(policy, placeOf(policy, typed), who) : null
}

/** What is wrong with a member to be added to an image, as a sentence; null when it can be. */
export function newMemberProblem(member: string): string | null {
  if (member === '') return 'Enter a member.'
  // The API's own reason; it would answer 400.
  if (member === 'allUsers') {
    return 'The API refuses it: the member allUsers cannot be granted a role on images.'
  }
  return memberProblem(member)
}

const ROLE = /^(?:(?:projects|organizations)\/[^/\s]+\/)?roles\/[A-Za-z0-9_.]+$/

/** What is wrong with a role, as a sentence; null when its form is right. */
export function roleProblem(role: string): string | null {
  if (role === '') return 'Choose a role.'
  return ROLE.test(role) ? null : 'Use the form roles/compute.imageUser.'
}
