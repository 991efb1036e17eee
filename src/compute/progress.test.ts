import { expect, test } from 'vitest'
import { progressOf } from './progress.ts'

test.each([
  [undefined, undefined],
  [0, 0],
  [66.7, 66],
  [100, 100],
  [1_000_000_000, undefined],
  [-1, undefined],
  [NaN, undefined],
])('%s is %s %%', (progress, percent) => {
  expect(progressOf({ progress })).toBe(percent)
})
