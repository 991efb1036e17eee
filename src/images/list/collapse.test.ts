import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isCollapsed, readCollapse, withFamily, writeCollapse } from './collapse.ts'

const names = fc.uniqueArray(
  fc.oneof(fc.stringMatching(/^[a-z][-a-z0-9]{0,9}$/), fc.constantFrom('', 'a,b', '100%', 'é')),
)

test('what is written can be read back', () => {
  fc.assert(
    fc.property(fc.boolean(), names, (all, except) => {
      const collapse = { all, except: new Set(except) }
      expect(readCollapse(writeCollapse(collapse))).toEqual(collapse)
    }),
  )
})

test('without a parameter, all are expanded', () => {
  expect(writeCollapse({ all: false, except: new Set() })).toBeUndefined()
  expect(isCollapsed(readCollapse(undefined), 'web')).toBe(false)
})

test('collapsing and expanding a family leaves the others as they are', () => {
  const all = readCollapse('*')
  const but = withFamily(all, 'web', false)
  expect(writeCollapse(but)).toBe('*,web')
  expect(isCollapsed(but, 'web')).toBe(false)
  expect(isCollapsed(but, '')).toBe(true)
  expect(withFamily(but, 'web', true)).toEqual(all)
  expect(writeCollapse(withFamily(readCollapse('ci'), '', true))).toBe('ci,-')
})

test('a malformed parameter is read as far as possible', () => {
  expect(readCollapse('%,web').except).toEqual(new Set(['%', 'web']))
})
