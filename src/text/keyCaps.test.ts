import { expect, test } from 'vitest'
import { capsOf } from './keyCaps.ts'

test('keys as people know them', () => {
  expect(capsOf('Control+k')).toEqual(['Ctrl', 'K'])
  expect(capsOf('Control+k', true)).toEqual(['⌘', 'K'])
  expect(capsOf('g i')).toEqual(['G', 'I'])
  expect(capsOf('Enter')).toEqual(['Enter'])
  expect(capsOf('/')).toEqual(['/'])
})
