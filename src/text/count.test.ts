import fc from 'fast-check'
import { expect, test } from 'vitest'
import { count } from './count.ts'

test('digits are grouped in threes, like `Intl` does', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (number) => {
      expect(count(number)).toBe(number.toLocaleString('en'))
    }),
  )
})

test('one is singular, everything else plural', () => {
  expect(count(1, 'image')).toBe('1 image')
  expect(count(0, 'image')).toBe('0 images')
  expect(count(2000, 'family', 'families')).toBe('2,000 families')
})
