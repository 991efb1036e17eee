import fc from 'fast-check'
import { expect, test } from 'vitest'
import { only, parseSearch, stringifySearch } from './search.ts'

test('lists are joined, and empty values are left out', () => {
  const search = { q: 'env=prod', states: ['ACTIVE', 'OBSOLETE'], due: true, collapsed: '', x: [] }
  expect(stringifySearch(search)).toBe('?q=env%3Dprod&states=ACTIVE,OBSOLETE&due=true')
  expect(stringifySearch({ q: undefined, odd: { a: 1 } })).toBe('')
})

test('any text survives a round trip', () => {
  const texts = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.string({ minLength: 1 }))
  fc.assert(
    fc.property(texts, (search) => {
      expect(parseSearch(stringifySearch(search))).toEqual(search)
    }),
  )
})

test('a page gets only what its reader returns', () => {
  const read = only(({ tab }) => (tab === 'timeline' ? { tab } : {}))
  // As the router does.
  const reach = (raw: Record<string, unknown>) => ({ ...raw, ...read(raw) })
  expect(reach({ tab: 'timeline' })).toEqual({ tab: 'timeline' })
  expect(stringifySearch(reach({ tab: 'nonsense', other: '1' }))).toBe('')
})
