import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyPolicy } from '../../compute/retire/testPolicies.ts'
import { parseSearch, stringifySearch } from '../../app/search.ts'
import { FIRST, policyText, readLook, readPolicyText, withLook, withPolicy } from './address.ts'
import { policyProblems } from '../../compute/retire/policy.ts'
import { formOf, howManyChanged, policyOf } from './form.ts'
import { PRESETS } from '../../compute/retire/presets.ts'

const EMPTY = { choose: { families: ['*'], names: [], labels: [], use: 'any' as const } }

test('a policy, empty lists included, and the view survive a round trip through the URL', () => {
  fc.assert(
    fc.property(anyPolicy, fc.boolean(), (policy, empties) => {
      const given = empties
        ? { ...policy, protect: { ...policy.protect, labels: [], names: [] } }
        : policy
      const search = withLook(withPolicy({}, given), { show: 'putOff', on: '2027-03-01' })
      const read = parseSearch(stringifySearch({ ...search }))
      expect(readPolicyText(policyText(read))).toEqual({ policy: given, problems: [] })
      expect(readLook(read)).toMatchObject({ show: 'putOff', on: '2027-03-01', edit: false })
    }),
  )
})

test('a URL without a policy means the most conservative one for all families', () => {
  expect(policyProblems(FIRST)).toEqual([])
  expect(readPolicyText(policyText({})).policy).toBe(FIRST)
  expect(policyText(withLook({}, { show: 'all', edit: true }))).toBe('')
})

test('an invalid policy is reported and not applied in part', () => {
  const { policy, problems } = readPolicyText('v=1&choose.families=a&keep.newst=2')
  expect(policy).toBe(FIRST)
  expect(problems).toMatchObject([{ field: 'keep.newst' }])
  expect(readLook({ on: 'soon', show: 'x', reason: 'y' } as object)).toEqual({
    on: undefined,
    show: 'all',
    reason: undefined,
    edit: false,
  })
})

test('a policy survives a round trip through the form', () => {
  fc.assert(
    fc.property(anyPolicy, (policy) => {
      expect(policyOf(formOf(policy))).toEqual(policy)
    }),
  )
})

test('text that isn’t a number is rejected on its field; an empty age means never', () => {
  const form = formOf({ ...PRESETS.conservative, ...EMPTY })
  form.keep.newest = 'two'
  form.ages.obsolete = ''
  expect(policyProblems(policyOf(form))).toEqual([
    { field: 'keep.newest', message: 'A whole number from 1 to 1000.' },
  ])
  form.keep.newest = ' 2 '
  expect(policyOf(form)).toMatchObject({ keep: { newest: 2 }, ages: { obsolete: null } })
})

test('the choice of images doesn’t count as a change to the preset', () => {
  expect(howManyChanged({ ...PRESETS.golden, ...EMPTY })).toBe(0)
  expect(howManyChanged({ ...PRESETS.golden, ...EMPTY, minAge: 3, repoint: false })).toBe(2)
})
