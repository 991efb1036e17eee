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
