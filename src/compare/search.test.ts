import { expect, test } from 'vitest'
import { readComparing } from './search.ts'

test.each([
  [{ images: 'a,b' }, { images: ['a', 'b'], show: 'differences' }],
  [
    { images: ['a', 'b'], show: 'breaking' },
    { images: ['a', 'b'], show: 'breaking' },
  ],
  [{ images: 'a,b,a,c,d,e' }, { images: ['a', 'b', 'c', 'd'], show: 'differences' }],
  [
    { images: 'a,../b,', show: 'x' },
    { images: ['a'], show: 'differences' },
  ],
  [{}, { images: [], show: 'differences' }],
])('%j', (raw, comparing) => {
  expect(readComparing(raw)).toEqual(comparing)
})
