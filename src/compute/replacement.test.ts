import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Families } from './families.ts'
import { replacementProblems } from './replacement.ts'
import type { Image } from './schema.ts'

const link = (name: string) =>
  `https://www.googleapis.com/compute/v1/projects/p/global/images/${name}`
const image = (name: string, more: Partial<Image> = {}): Image => ({
  name,
  status: 'READY',
  architecture: 'X86_64',
  ...more,
})
const replacedBy = (name: string) => ({
  deprecated: { state: 'DEPRECATED', replacement: link(name) },
})
const subject = image('old')
const images = Families.of([
  subject,
  image('good'),
  image('pending', { status: 'PENDING' }),
  image('arm', { architecture: 'ARM64' }),
  image('unspecified', { architecture: 'ARCHITECTURE_UNSPECIFIED' }),
  image('middle', replacedBy('old')),
  image('far', replacedBy('middle')),
  image('loop-a', replacedBy('loop-b')),
  image('loop-b', replacedBy('loop-a')),
])

test.each<[string, string[]]>([
  ['good', []],
  [link('good'), []],
  ['projects/p/global/images/good', []],
  ['unspecified', []],
  ['projects/q/global/images/unknown', []],
  ['nosuch', ['There is no image nosuch in p.']],
  ['old', ['An image cannot replace itself.']],
  ['pending', ['pending is not ready: its status is PENDING.']],
  ['arm', ['arm is for ARM64, old for X86_64.']],
  ['projects/p/global/images/family/web', ['A replacement has to be one image, not a family.']],
  ['zones/z/disks/d', ['This is not a link to an image.']],
  ['a/b', ['This is not a link to an image.']],
  ['middle', ['middle is itself DEPRECATED.', 'A cycle: old → middle → old.']],
  ['far', ['far is itself DEPRECATED.', 'A cycle: old → far → middle → old.']],
  ['loop-a', ['loop-a is itself DEPRECATED.']],
])('%s', (replacement, problems) => {
  expect(replacementProblems(subject, replacement, 'p', images)).toEqual(problems)
})

test('a replacement in another project is checked if it could be read', () => {
  const elsewhere = image('new', { status: 'FAILED' })
  expect(
    replacementProblems(subject, 'projects/q/global/images/new', 'p', images, elsewhere),
  ).toEqual(['new is not ready: its status is FAILED.'])
})

test('checking all images after one another finds the same as checking each alone', () => {
  // Up to ten images, each replaced by one of them, by one that is missing, or by none.
  const replacements = fc.array(fc.option(fc.nat(10), { nil: undefined }), { maxLength: 10 })
  fc.assert(
    fc.property(replacements, fc.nat(9), fc.nat(9), (all, one, other) => {
      const estate = all.map((to, index) =>
        image(`i${index}`, to === undefined ? {} : replacedBy(`i${to}`)),
      )
      const problems = (of: Image, by: string, known: Families) =>
        replacementProblems(of, by, 'p', known)
      const together = Families.of(estate)
      for (const each of estate) {
        const by = each.deprecated?.replacement ?? `i${other}`
        expect(problems(each, by, together)).toEqual(problems(each, by, Families.of(estate)))
      }
      // A replacement that is only being considered.
      const considered = image(`i${one}`, replacedBy(`i${other}`))
      expect(problems(considered, `i${other}`, together)).toEqual(
        problems(considered, `i${other}`, Families.of(estate)),
      )
    }),
  )
})
