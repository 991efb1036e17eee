import { expect, test } from 'vitest'
import { readImage } from '../readImage.ts'
import { differences } from './difference.ts'

const image = {
  name: 'web-v1',
  family: 'web',
  description: 'old',
  deprecated: { state: 'DEPRECATED', replacement: 'r', deleted: '2027-12-31' },
}

test('what a deprecation removes is listed as well as what it sets', () => {
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

test('restoring an image removes all of it', () => {
  expect(differences({ kind: 'deprecate', status: {} }, image).map(({ field }) => field)).toEqual([
    'state',
    'replacement',
    'deleted',
  ])
})

test('a patch lists the fields it changes; an empty text counts as none', () => {
  const change = {
    kind: 'patch',
    fields: { description: '', family: 'web', architecture: '' },
  } as const
  expect(differences(change, image)).toEqual([
    { field: 'description', before: 'old', after: undefined },
  ])
})

test('what couldn’t be read before isn’t none', () => {
  const odd = readImage({ name: 'a', family: 5, deprecated: { replacement: 5 } }) ?? image
  expect(differences({ kind: 'patch', fields: { family: 'web' } }, odd)).toEqual([
    { field: 'family', before: undefined, after: 'web', unread: true },
  ])
  const change = { kind: 'deprecate', status: { state: 'OBSOLETE', replacement: 'r' } } as const
  expect(differences(change, odd)).toEqual([
    { field: 'state', before: 'ACTIVE', after: 'OBSOLETE' },
    { field: 'replacement', before: undefined, after: 'r', unread: true },
  ])
})

test('an equivalent status, written differently, is no difference', () => {
  const active = { name: 'a' }
  expect(differences({ kind: 'deprecate', status: { state: 'ACTIVE' } }, active)).toEqual([])
})
