import { expect, test } from 'vitest'
import { wholeWord, word } from './words.ts'

test('an enum value is a word, also one that we do not know', () => {
  expect(word('DEPRECATED')).toBe('Deprecated')
  expect(word('TO_BE_KEPT')).toBe('To be kept')
  expect(wholeWord('TO_BE_KEPT')).toBeUndefined()
})

test('none is said to be unknown, and a long one is cut short', () => {
  expect(word('')).toBe('Unknown')
  const long = 'X'.repeat(200)
  expect(word(long)).toHaveLength(40)
  expect(word(long)).toMatch(/^Xx+…$/)
  expect(wholeWord(long)).toBe(long)
})
