import { expect, test } from 'vitest'
import { agoText, durationText } from './duration.ts'

test.each([
  [412, '0.4 s'],
  [-5, 'under 0.1 s'],
  [0, 'under 0.1 s'],
  [12_900, '12 s'],
  [185_000, '3 min 5 s'],
  [7_800_000, '2 h 10 min'],
])('%d ms took %s', (length, text) => {
  expect(durationText(length)).toBe(text)
})

test.each([
  [-300, 'just now'],
  [1_999, 'just now'],
  [4_200, '4 s ago'],
  [200_000, '3 min ago'],
  [7_800_000, '2 h ago'],
])('%d ms ago is “%s”', (length, text) => {
  expect(agoText(length)).toBe(text)
})
