import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EDIT_FIELDS, mergeEdit, patchOf, valuesOf, type EditValues } from './fields.ts'

const text = fc.constantFrom('', 'a', 'b', 'c')
const values: fc.Arbitrary<EditValues> = fc.record({
  description: text,
  family: text,
  architecture: text,
})

test('a patch has only the differences, with an empty text for a cleared field', () => {
  const base = valuesOf({ name: 'i', description: 'old', family: 'web' })
  expect(patchOf(base, { ...base, family: '' })).toEqual({ kind: 'patch', fields: { family: '' } })
  expect(patchOf(base, base).fields).toEqual({})
})

test('each edited field keeps my value, the others take theirs', () => {
  fc.assert(
    fc.property(values, values, values, (base, mine, now) => {
      const merge = mergeEdit(base, mine, now)
      for (const field of EDIT_FIELDS) {
        const touched = mine[field] !== base[field]
        expect(merge.values[field]).toBe(touched ? mine[field] : now[field])
        const clash = touched && now[field] !== base[field] && now[field] !== mine[field]
        expect(merge.clashes.some((one) => one.field === field)).toBe(clash)
      }
    }),
  )
})

test('a patch after a merge leaves others’ changes alone', () => {
  fc.assert(
    fc.property(values, values, values, (base, mine, now) => {
      const merge = mergeEdit(base, mine, now)
      const sent = patchOf(merge.base, merge.values).fields
      for (const field of EDIT_FIELDS) {
        if (mine[field] === base[field]) expect(sent).not.toHaveProperty(field)
      }
    }),
  )
})
