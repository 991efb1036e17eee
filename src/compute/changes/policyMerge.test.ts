import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bindingMap, mergePolicies, samePolicy } from './policyMerge.ts'
import type { Policy } from '../schema.ts'

const binding = fc.record({
  role: fc.constantFrom('roles/a', 'roles/b', '__proto__'),
  members: fc.uniqueArray(fc.constantFrom('user:x', 'user:y', 'constructor'), { minLength: 1 }),
  condition: fc.constantFrom(
    undefined,
    { title: 't', expression: 'true' },
    { expression: 'false' },
  ),
})
const policy: fc.Arbitrary<Policy> = fc
  .array(binding, { maxLength: 4 })
  .map((bindings) => ({ bindings, etag: 'e', version: 3 }))

const grants = (each: Policy) =>
  new Set(
    [...bindingMap(each)].flatMap(([key, { members }]) => [...members].map((m) => `${key}\n${m}`)),
  )

test('an addition and a removal are both kept, with conditions intact', () => {
  const condition = { title: 'until', expression: 'request.time < x', description: 'd' }
  const merge = mergePolicies(
    { etag: '1', bindings: [{ role: 'r', members: ['user:a', 'user:b'], condition }] },
    { etag: '1', bindings: [{ role: 'r', members: ['user:a', 'user:b', 'user:mine'], condition }] },
    {
      etag: '2',
      version: 3,
      bindings: [{ role: 'r', members: ['user:b', 'user:theirs'], condition }],
    },
  )
  expect(merge.merged).toEqual({
    etag: '2',
    version: 3,
    bindings: [{ role: 'r', members: ['user:b', 'user:theirs', 'user:mine'], condition }],
  })
  expect(merge.fromTheirs).toEqual([
    { added: true, role: 'r', member: 'user:theirs', condition },
    { added: false, role: 'r', member: 'user:a', condition },
  ])
})

test('identity and symmetry', () => {
  fc.assert(
    fc.property(policy, policy, policy, (base, mine, theirs) => {
      expect(samePolicy(mergePolicies(base, mine, base).merged, mine)).toBe(true)
      expect(samePolicy(mergePolicies(base, base, theirs).merged, theirs)).toBe(true)
      const one = mergePolicies(base, mine, theirs).merged
      expect(samePolicy(one, mergePolicies(base, theirs, mine).merged)).toBe(true)
    }),
  )
})

test('each grant is as the side that changed it left it; the etag is theirs', () => {
  fc.assert(
    fc.property(policy, policy, policy, (base, mine, theirs) => {
      const merged = mergePolicies(base, mine, { ...theirs, etag: 'new' }).merged
      expect(merged.etag).toBe('new')
      const [was, own, now, result] = [base, mine, theirs, merged].map(grants)
      for (const each of new Set([
        ...(was ?? []),
        ...(own ?? []),
        ...(now ?? []),
        ...(result ?? []),
      ])) {
        const changed = own?.has(each) !== was?.has(each)
        expect(result?.has(each)).toBe(changed ? own?.has(each) : now?.has(each))
      }
    }),
  )
})
