import { expect, test } from 'vitest'
import { nextIndex } from './moves.ts'

test.each([
  ['ArrowDown', 3, 4],
  ['ArrowDown', 9, 9],
  ['ArrowUp', 0, 0],
  ['PageDown', 3, 7],
  ['PageUp', 3, 0],
  ['Home', 5, 0],
  ['End', 5, 9],
  ['x', 5, undefined],
])('%s from row %i moves to %s of ten rows', (key, from, to) => {
  expect(nextIndex(key, from, 10, 4)).toBe(to)
})
