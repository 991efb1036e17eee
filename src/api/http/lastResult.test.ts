import { expect, test } from 'vitest'
import { lastResult } from './lastResult.ts'

test('the same keys give the same result; any other key makes a new one', () => {
  const last = lastResult<object>()
  const make = () => ({})
  const first = last(['a', 1], make)
  expect(last(['a', 1], make)).toBe(first)
  const second = last(['a', 2], make)
  expect(second).not.toBe(first)
  expect(last(['a', 1], make)).not.toBe(first)
  expect(last(['a'], make)).not.toBe(last(['a', undefined], make))
})

test('a new result can start from the last', () => {
  const last = lastResult<number>()
  const more = (before = 0) => before + 1
  expect(last(['a'], more)).toBe(1)
  expect(last(['b'], more)).toBe(2)
})
