import { expect, test } from 'vitest'
import { latinKey } from './latinKey.ts'

test.each([
  ['a Latin letter, wherever it is', 'j', 'KeyC', 'j'],
  ['a Cyrillic letter', 'о', 'KeyJ', 'j'],
  ['a Greek letter', 'ξ', 'KeyJ', 'j'],
  ['punctuation in the place of a letter', ';', 'KeyQ', ';'],
  ['a letter in the place of punctuation', 'б', 'Comma', 'б'],
  ['a named key', 'Enter', 'Enter', 'Enter'],
  ['a key of a screen keyboard', 'о', '', 'о'],
])('%s', (_, key, code, expected) => {
  expect(latinKey({ key, code, shiftKey: false })).toBe(expected)
})

test('with Shift, it is a capital letter, and no key remains none', () => {
  expect(latinKey({ key: 'О', code: 'KeyJ', shiftKey: true })).toBe('J')
  expect(latinKey({ shiftKey: false })).toBeUndefined()
})
