import { expect, test } from 'vitest'
import { familyChoices, familyOptions } from './options.ts'

test('a family that resolves to nothing can be given an image, but isn’t a source', () => {
  const images = [
    { name: 'web-v1', family: 'web', status: 'READY', deprecated: { state: 'OBSOLETE' } },
  ]
  const family = { value: 'web', label: 'web' }
  expect(familyOptions(images, 0)).toEqual([
    { ...family, detail: '1 image', disabledReason: 'Resolves to nothing' },
  ])
  expect(familyChoices(images, 0)).toEqual([{ ...family, detail: 'resolves to nothing · 1 image' }])
})
