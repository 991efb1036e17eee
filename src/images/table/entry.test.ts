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

test('what is due is right at any time, and read again only when a planned date passes', () => {
  const minute = 60_000
  const images = [
    { name: 'plain' },
    { name: 'half-hour', deprecated: { deprecated: '2026-11-24T10:30:00Z' } },
    { name: 'in-a-month', deprecated: { obsolete: '2026-12-24T10:15:00Z' } },
  ]
  const start = Date.parse('2026-11-24T10:00:00Z')
  let last = readEntries(images, start)
  const changes: number[] = []
  for (let time = start; time <= start + 60 * minute; time += minute) {
    const next = readEntries(images, time, last)
    expect(next).toEqual(readEntries(images, time))
    if (next !== last) changes.push((time - start) / minute)
    last = next
  }
  expect(changes).toEqual([15, 30])
})
