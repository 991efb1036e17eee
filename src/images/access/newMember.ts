/** A member that is being typed, and what is wrong with it. */
import * as z from 'zod/mini'
import { memberProblem } from '../../compute/iam.ts'
import type { Policy } from '../../compute/schema.ts'
import { hasMember, isConditionGone, placeOf, withMember } from './edits.ts'

/** A member, and the role to grant. */
const NewMember = z.object({
  member: z.string(),
  role: z.string(),
  /** Which of the conditions under which the policy grants the role; `''` for none. */
  conditionId: z.string(),
})
export type NewMember = z.infer<typeof NewMember>

/** The form with its rules, for react-hook-form: each problem at its field. */
export const memberSchema = (policy: Policy) =>
  NewMember.check(({ value, issues }) => {
    const problems = typedProblem(policy, value)
    for (const field of ['member', 'role', 'conditionId'] as const) {
      const message = problems[field]
      if (message !== null) issues.push({ code: 'custom', input: value, path: [field], message })
    }
  })

/** What is wrong with a member to be added, as sentences; null where nothing is. */
export function typedProblem(policy: Policy, typed: NewMember) {
  const who = typed.member.trim()
  const twice = hasMember(policy, placeOf(policy, typed), who)
    ? 'This member already has the role.'
    : null
  return {
    member: newMemberProblem(who) ?? twice,
    role: roleProblem(typed.role.trim()),
    conditionId: isConditionGone(policy, typed)
      ? 'The condition is no longer in the policy. Choose another, or none.'
      : null,
  }
}

/**
 * The policy with a member that was typed but not added; the same policy if there is none.
 * @returns null if the typed member is invalid: see {@link typedProblem}
 */
export function takeMember(policy: Policy, typed: NewMember): Policy | null {
  const who = typed.member.trim()
  if (who === '') return policy
  const isValid = Object.values(typedProblem(policy, typed)).every((problem) => problem === null)
  return isValid ? withMember(policy, placeOf(policy, typed), who) : null
}

/** What is wrong with a member to be added to an image, as a sentence; null if it is valid. */
export function newMemberProblem(member: string): string | null {
  if (member === '') return 'Enter a member.'
  // The API's own reason for answering 400.
  if (member === 'allUsers') {
    return 'The API refuses it: the member allUsers cannot be granted a role on images.'
  }
  return memberProblem(member)
}

const ROLE = /^(?:(?:projects|organizations)\/[^/\s]+\/)?roles\/[A-Za-z0-9_.]+$/

/** What is wrong with a role, as a sentence; null if its syntax is valid. */
export function roleProblem(role: string): string | null {
  if (role === '') return 'Choose a role.'
  return ROLE.test(role) ? null : 'Use the form roles/compute.imageUser.'
}
