import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readEntries } from './entry.ts'
import { anyImages, NOW } from './testImages.ts'

test('reusing earlier entries changes nothing but their identity', () => {
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
