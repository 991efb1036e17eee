import { expect, test } from 'vitest'
import { inheritedLocation } from './storage.ts'

test.each([
  [['asia', 'eu', 'us'], 'us'],
  [['europe-west1'], 'europe-west1'],
  [['asia', 'eu'], 'asia'],
  [[], undefined],
  [undefined, undefined],
])('from %s', (locations, expected) => {
  expect(inheritedLocation(locations)).toBe(expected)
})
