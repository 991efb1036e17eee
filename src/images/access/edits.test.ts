import { expect, test } from 'vitest'
import type { Policy } from '../../compute/schema.ts'
import { hasMember, makesPublic, withMember, withoutMember } from './edits.ts'
import { conditionKey, memberChanges } from '../../compute/changes/policyMerge.ts'
import { newMemberProblem, roleProblem, takeMember } from './newMember.ts'

const USER = 'roles/compute.imageUser'
const condition = { title: 'until 2030', expression: 'request.time < timestamp("2030-01-01")' }
const policy: Policy = {
  version: 3,
  etag: 'e1',
  bindings: [
    { role: USER, members: ['user:a@example.com'] },
    { role: USER, members: ['user:b@example.com'], condition },
  ],
  auditConfigs: [{ service: 'all' }],
}

test('a member is added to the binding with its role and condition, and nothing else changes', () => {
  const plain = withMember(policy, { role: USER }, 'group:g@example.com')
  expect(plain).toEqual({
    ...policy,
    bindings: [
      { role: USER, members: ['user:a@example.com', 'group:g@example.com'] },
      policy.bindings?.[1],
    ],
  })
  const conditional = withMember(policy, { role: USER, condition }, 'group:g@example.com')
  expect(conditional.bindings?.[1]).toEqual({
    role: USER,
    members: ['user:b@example.com', 'group:g@example.com'],
    condition,
  })
  expect(withMember(policy, { role: USER }, 'user:a@example.com')).toBe(policy)
  expect(withMember(policy, { role: 'roles/viewer' }, 'user:a@example.com').bindings).toHaveLength(
    3,
  )
})

test('a member is removed, and the binding with its last one', () => {
  const without = withoutMember(policy, { role: USER }, 'user:a@example.com')
  expect(without).toEqual({ ...policy, bindings: [policy.bindings?.[1]] })
  expect(hasMember(without, { role: USER, condition }, 'user:b@example.com')).toBe(true)
})

test('changes are listed one by one; an edit makes public only what wasn’t', () => {
  const mine = withMember(
    withoutMember(policy, { role: USER }, 'user:a@example.com'),
    { role: USER },
    'allAuthenticatedUsers',
  )
  expect(memberChanges(policy, mine)).toEqual([
    { added: true, role: USER, condition: undefined, member: 'allAuthenticatedUsers' },
    { added: false, role: USER, condition: undefined, member: 'user:a@example.com' },
  ])
  expect(makesPublic(policy, mine)).toBe(true)
  expect(makesPublic(mine, withMember(mine, { role: USER }, 'user:c@example.com'))).toBe(false)
})

test('what may be added', () => {
  expect(newMemberProblem('allUsers')).toMatch(/allUsers cannot be granted a role on images/)
  expect(newMemberProblem('allAuthenticatedUsers')).toBeNull()
  expect(newMemberProblem('alice@example.com')).toMatch(/^Start with user:/)
  expect(newMemberProblem('serviceAccount:p.svc.id.goog[default/ci]')).toBeNull()
  expect(newMemberProblem('')).toBe('Enter a member.')
  expect(roleProblem('projects/p/roles/own')).toBeNull()
  expect(roleProblem('viewer')).toMatch(/^Use the form/)
})

test('a member isn’t added without the condition that was chosen, if it is gone', () => {
  const typed = { member: 'user:c@example.com', role: USER, conditionId: conditionKey(condition) }
  expect(takeMember(policy, typed)?.bindings?.[1]?.members).toContain('user:c@example.com')
  const gone = withoutMember(policy, { role: USER, condition }, 'user:b@example.com')
  expect(takeMember(gone, typed)).toBeNull()
  expect(takeMember(gone, { ...typed, conditionId: '' })).not.toBeNull()
})
