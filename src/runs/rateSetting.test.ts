import { expect, test } from 'vitest'
import { readRate } from './rateSetting.ts'

test.each([
  ['20', 20],
  [' 1 ', 1],
  ['1000', 1000],
  ['1001', undefined],
  ['0', undefined],
  ['2.5', undefined],
  ['', undefined],
])('a rate of %j a second: %s', (text, rate) => {
  expect(readRate(text)).toBe(rate)
})
