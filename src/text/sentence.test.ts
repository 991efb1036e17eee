import { expect, test } from 'vitest'
import { sentence } from './sentence.ts'

test.each([
  ["The resource 'web-v1' was not found", "The resource 'web-v1' was not found."],
  ['It is locked.', 'It is locked.'],
  ['Really?', 'Really?'],
  ['He said “no.”', 'He said “no.”'],
  ['Broken. ', 'Broken. '],
  ['', ''],
])('%s', (text, whole) => {
  expect(sentence(text)).toBe(whole)
})
