import { expect, test } from 'vitest'
import { andText, orText } from './listed.ts'

test.each([
  [[], '', ''],
  [['a'], 'a', 'a'],
  [['a', 'b'], 'a or b', 'a and b'],
  [['a', 'b', 'c'], 'a, b or c', 'a, b and c'],
])('%j in a sentence', (words, either, all) => {
  expect(orText(words)).toBe(either)
  expect(andText(words)).toBe(all)
})
