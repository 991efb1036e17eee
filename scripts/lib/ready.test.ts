import { expect, test } from 'vitest'
import { satisfies } from './ready.mjs'

test.each([
  ['20.18.9', false],
  ['20.19.0', true],
  ['20.20.2', true],
  ['21.7.0', false],
  ['22.11.0', false],
  ['22.12.0', true],
  ['24.1.0', true],
])('whether Node %s is supported: %s', (version, does) => {
  expect(satisfies(version, '^20.19.0 || >=22.12.0')).toBe(does)
})
