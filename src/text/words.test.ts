import { expect, test } from 'vitest'
import { wholeWord, word } from './words.ts'

test('an enum value becomes a word, even an unknown one', () => {
  expect(word('DEPRECATED')).toBe('Deprecated')
  expect(word('TO_BE_KEPT')).toBe('To be kept')
  expect(wholeWord('TO_BE_KEPT')).toBeUndefined()
})

test('a missing value is unknown, and a long one is cut', () => {
  expect(word('')).toBe('Unknown')
  const long = 'X'.repeat(200)
  expect(word(long)).toHaveLength(40)
  expect(word(long)).toMatch(/^Xx+…$/)
  expect(wholeWord(long)).toBe(long)
})
