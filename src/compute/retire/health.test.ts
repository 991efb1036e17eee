import { expect, test } from 'vitest'
import { Families } from '../families.ts'
import type { Image } from '../schema.ts'
import { withoutFields } from '../unread.ts'
import { familiesAtRisk, riskText } from './atRisk.ts'
import { checkReplacements, diagnosisText, mendChange } from './doctor.ts'
import { ago, image, NOW, state } from './testEstate.ts'

const LINK = 'https://www.googleapis.com/compute/v1/projects/p/global/images/'
const replaced = (number: number, by: string, more: Partial<Image> = {}) =>
  image(number, { ...state('DEPRECATED', { replacement: by }), ...more })

test('broken replacements, and the fix for each', () => {
  const images = [
    image(0),
    image(1, { status: 'FAILED' }),
    replaced(2, `${LINK}i0`),
    replaced(3, `${LINK}gone`),
    replaced(4, `${LINK}i5`),
    replaced(5, `${LINK}i4`),
    replaced(6, `${LINK}i2`, { architecture: 'ARM64' }),
    replaced(7, `${LINK}i2`),
    replaced(8, `${LINK}i1`),
    replaced(9, 'projects/p/global/images/family/a'),
    replaced(10, 'projects/q/global/images/elsewhere'),
    replaced(11, 'what', { family: 'alone' }),
    withoutFields(replaced(12, ''), [['deprecated', 'replacement']]),
  ]
  const { diagnoses, checked, unread } = checkReplacements(Families.of(images), 'p')
  expect(checked).toBe(10)
  expect(unread.map(({ name }) => name)).toEqual(['i12'])
  expect(diagnoses.map((each) => [each.image.name, diagnosisText(each), each.mend?.name])).toEqual([
    ['i3', 'gone doesn’t exist, so warnings about i3 lead nowhere.', 'i0'],
    ['i4', 'i4 → i5 → i4: they replace each other, so none leads to an active image.', 'i0'],
    ['i5', 'i5 → i4 → i5: they replace each other, so none leads to an active image.', 'i0'],
    ['i6', 'i2 is for X86_64, i6 for ARM64. VMs won’t boot from it.', undefined],
    ['i7', 'i2 is deprecated itself.', 'i0'],
    ['i8', 'The creation of i1 failed, so nothing can be made from it.', 'i0'],
    ['i9', 'It names a family. Tools that read replacements expect one image.', 'i0'],
    ['i11', 'what doesn’t exist, so warnings about i11 lead nowhere.', undefined],
  ])
  const [first] = diagnoses
  expect(first && mendChange(first, 'p')).toEqual({
    kind: 'deprecate',
    status: { state: 'DEPRECATED', replacement: `${LINK}i0` },
  })
})

test('families at risk, the most serious first', () => {
  const images = [
    image(0, { family: 'fine' }),
    image(1, { family: 'fine' }),
    image(2, { family: 'lonely' }),
    image(3, { family: 'lonely', ...state('OBSOLETE') }),
    image(4, { family: 'broken', status: 'FAILED' }),
    image(5, { family: 'broken' }),
    image(6, { family: 'broken' }),
    image(7, { family: 'late', ...state('ACTIVE', { deprecated: ago(1) }) }),
    image(8, { family: 'late' }),
    image(9, { family: 'gone', ...state('OBSOLETE') }),
    image(10, { family: 'gone', ...state('DELETED') }),
    withoutFields(image(11, { family: 'dark' }), [['status']]),
    image(12, { family: 'single' }),
  ]
  expect(
    familiesAtRisk(Families.of(images), NOW).map(
      ({ family, risk }) => `${family} ${riskText(risk)}`,
    ),
  ).toEqual([
    'gone resolves to nothing: none of its 2 images is ready and active.',
    'dark may resolve to an image that couldn’t be read.',
    'late has an overdue head, i7. Once that is done, it resolves to i8.',
    'broken still resolves to i5: the creation of i4 failed.',
    'lonely has one image that can be used, i2. There is nothing to roll back to.',
  ])
  const [gone] = familiesAtRisk(Families.of(images), NOW)
  expect(gone?.risk).toMatchObject({ restore: { name: 'i9' } })
})
