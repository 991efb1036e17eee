import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readEntries, textOf } from './entry.ts'
import { anyImages, NOW } from './testImages.ts'

test('what was read before changes nothing but who made it', () => {
  fc.assert(
    fc.property(anyImages, anyImages, fc.nat(), (images, others, share) => {
      const kept = images.slice(0, share % (images.length + 1))
      const before = readEntries(images, NOW)
      const after = readEntries([...kept, ...others], NOW, before)
      expect(after).toEqual(readEntries([...kept, ...others], NOW))
      kept.forEach((_, index) => expect(after[index]).toBe(before[index]))
    }),
  )
})

test('a text, once made, stays with what stays', () => {
  const image = { name: 'web-v1' }
  const before = readEntries([image], NOW)
  before.forEach(textOf)
  expect(readEntries([image, { name: 'web-v2' }], NOW, before)[0]?.text).toContain('web-v1')
})
