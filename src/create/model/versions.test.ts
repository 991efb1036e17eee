import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RESOURCE_NAME } from '../../compute/names.ts'
import { nextName, datedName } from './versions.ts'

const NOW = Date.UTC(2026, 10, 24)
const NONE = new Set<string>()

test.each([
  ['web-base-v42', 'web-base-v43'],
  ['web-base-v09', 'web-base-v10'],
  ['web-base', 'web-base-v2'],
  ['ci-runner-20261101', 'ci-runner-20261124'],
  ['ci-runner-v2026-11-01', 'ci-runner-v2026-11-24'],
  ['ci-runner-20261124', 'ci-runner-20261124-r2'],
  [`${'a'.repeat(53)}20261124`, `${'a'.repeat(52)}20261124-r2`],
  [`${'a'.repeat(60)}-r9`, `${'a'.repeat(59)}-r10`],
])('the name after %s is %s', (name, next) => {
  expect(nextName(name, NONE, NOW)).toBe(next)
})

test('taken names are skipped', () => {
  expect(nextName('a-v1', new Set(['a-v2', 'a-v3']), NOW)).toBe('a-v4')
  // Not by another day, which may not even exist.
  expect(nextName('a-20261123', new Set(['a-20261124']), NOW)).toBe('a-20261124-r2')
  const today = new Set(['a-20261124', 'a-20261124-r2'])
  expect(nextName('a-20261123', today, NOW)).toBe('a-20261124-r3')
  expect(nextName('a-20261123-r2', NONE, NOW)).toBe('a-20261124')
  expect(nextName('a-20261124-r2', NONE, NOW)).toBe('a-20261124-r3')
  expect(datedName('web', NONE, NOW)).toBe('web-20261124')
  expect(datedName('web', new Set(['web-20261124', 'web-20261124-r2']), NOW)).toBe(
    'web-20261124-r3',
  )
})

test.each([52, 54, 63])('of a family of %d characters, the date stays whole', (length) => {
  const family = 'w'.repeat(length)
  const taken = new Set<string>()
  for (let number = 1; number <= 10; number++) {
    const name = datedName(family, taken, NOW)
    expect(name).toMatch(number === 1 ? /^w+-20261124$/ : new RegExp(`^w+-20261124-r${number}$`))
    expect(name).toMatch(RESOURCE_NAME)
    taken.add(name)
  }
})

test('a suggestion is always a valid, free name', () => {
  const name = fc.stringMatching(RESOURCE_NAME)
  fc.assert(
    fc.property(name, fc.array(name), (family, others) => {
      const taken = new Set([family, ...others])
      for (const next of [nextName(family, taken, NOW), datedName(family, taken, NOW)]) {
        expect(next).toMatch(RESOURCE_NAME)
        expect(taken.has(next)).toBe(false)
      }
    }),
  )
})
