import { expect, test } from 'vitest'
import { differences } from './difference.ts'

const image = {
  name: 'web-v1',
  family: 'web',
  description: 'old',
  deprecated: { state: 'DEPRECATED', replacement: 'r', deleted: '2027-12-31' },
}

test('what a deprecation drops is told, as well as what it sets', () => {
  const change = {
    kind: 'deprecate',
    status: { state: 'OBSOLETE', obsolete: '2027-01-01' },
  } as const
  expect(differences(change, image)).toEqual([
    { field: 'state', before: 'DEPRECATED', after: 'OBSOLETE' },
    { field: 'replacement', before: 'r', after: undefined },
    { field: 'obsolete', before: undefined, after: '2027-01-01' },
    { field: 'deleted', before: '2027-12-31', after: undefined },
  ])
})

test('a restored image loses all of it', () => {
  expect(differences({ kind: 'deprecate', status: {} }, image).map(({ field }) => field)).toEqual([
    'state',
    'replacement',
    'deleted',
  ])
})

test('a patch tells the fields that become others; an empty text is nothing', () => {
  const change = {
    kind: 'patch',
    fields: { description: '', family: 'web', architecture: '' },
  } as const
  expect(differences(change, image)).toEqual([
    { field: 'description', before: 'old', after: undefined },
  ])
})

test('the same status, written otherwise, is no difference', () => {
  const active = { name: 'a' }
  expect(differences({ kind: 'deprecate', status: { state: 'ACTIVE' } }, active)).toEqual([])
})
