import { expect, test } from 'vitest'
import { linesFor } from './useLines.ts'

test('a wide table has a line per row, and one more if names leave little room for the reasons', () => {
  expect(linesFor(1000, 200)).toBe(1)
  expect(linesFor(1000, 560)).toBe(2)
})

test('a narrow one has two, and a third for names that don’t fit beside the states', () => {
  expect(linesFor(700, 200)).toBe(2)
  expect(linesFor(358, 180)).toBe(3)
  expect(linesFor(700, 560)).toBe(3)
})
