import { expect, test } from 'vitest'
import { Families } from '../families.ts'
import { prepare } from './prepare.ts'
import { PRESETS } from './presets.ts'
import { image } from './testEstate.ts'

test('an image protected twice by the same label says so once', () => {
  const { conservative } = PRESETS
  const policy = {
    ...conservative,
    protect: { ...conservative.protect, labels: ['keep', 'keep=1'] },
  }
  const images = Families.of([image(0), image(1, { labels: { keep: '1' } })])
  const entries = prepare({ project: 'p', images, policy }).families.flatMap((each) => each.entries)
  const said = entries.flatMap(({ against }) =>
    against.filter(({ code }) => code === 'PROTECTED_LABEL'),
  )
  expect(said).toEqual([{ code: 'PROTECTED_LABEL', label: 'keep=1' }])
})
