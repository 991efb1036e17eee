import fc from 'fast-check'
import { expect, test } from 'vitest'
import { headOf } from '../../compute/family.ts'
import { readImage } from '../../compute/readImage.ts'
import type { Image } from '../../compute/schema.ts'
import { SORTS, type Sort } from './columns.ts'
import { readEntries } from './entry.ts'
import { build, groupsOf } from './model.ts'
import { valueBy, valueWord, type Trait } from './values.ts'
import { anyImages, NOW } from './testImages.ts'

const anySort: fc.Arbitrary<Sort> = fc.record({
  key: fc.constantFrom(...(['name', 'state', 'size', 'created'] as const)),
  order: fc.constantFrom('asc', 'desc'),
})

const modelOf = (images: readonly Image[], sort: Sort) => build(readEntries(images, NOW), sort)

test('every image is in one family, and once in the flat order', () => {
  fc.assert(
    fc.property(anyImages, anySort, (images, sort) => {
      const model = modelOf(images, sort)
      const names = images.map(({ name }) => name).sort()
      const grouped = model.families.flatMap(({ members }) => members)
      expect(grouped.map(({ image }) => image.name).sort()).toEqual(names)
      expect(model.entries.map(({ image }) => image.name).sort()).toEqual(names)
      for (const { name, members } of model.families) {
        for (const { image } of members) expect(image.family ?? '').toBe(name)
      }
    }),
  )
})

test('a head is what the family resolves to', () => {
  fc.assert(
    fc.property(anyImages, anySort, (images, sort) => {
      const model = modelOf(images, sort)
      expect(model.heads).toEqual(new Set(model.families.flatMap(({ head }) => head ?? [])))
      for (const { name, head } of model.families) {
        const members = images.filter(({ family = '' }) => family === name)
        expect(head).toBe(name === '' ? undefined : headOf(members))
      }
    }),
  )
})

const anyTrait = fc.constantFrom<Trait[]>('family', 'state', 'architecture', 'label.env')

test('every image is in one group, with its value, and counts add up', () => {
  fc.assert(
    fc.property(anyImages, anySort, anyTrait, (images, sort, trait) => {
      const model = modelOf(images, sort)
      const groups = trait === 'family' ? model.families : groupsOf(model, trait)
      expect(new Set(groups.flatMap(({ members }) => members))).toEqual(new Set(model.entries))
      for (const { name, members, counts } of groups) {
        expect(new Set(members.map(valueBy(trait)))).toEqual(new Set([name]))
        expect(Object.values(counts).reduce((a, b) => a + b, 0)).toBe(members.length)
      }
    }),
  )
})

test('groups are in the order of their first members, states in their own; without one is last', () => {
  const images: Image[] = [
    { name: 'a', id: '1', labels: {}, deprecated: { state: 'OBSOLETE' } },
    { name: 'b', id: '2', labels: { env: 'prod' } },
    {
      name: 'c',
      id: '3',
      labels: { env: '' },
      architecture: 'ARM64',
      deprecated: { state: 'OLD' },
    },
  ]
  const names = (trait: Trait) =>
    groupsOf(modelOf(images, { key: 'name', order: 'asc' }), trait).map(({ name }) => name)
  expect(names('label.env')).toEqual(['env=prod', 'env=', '!env'])
  expect(names('architecture')).toEqual(['ARM64', '!'])
  expect(names('state')).toEqual(['ACTIVE', 'OBSOLETE', 'OLD'])
})

test('families are in the order of their first members, with images without a family last', () => {
  const images = [
    { name: 'a', creationTimestamp: '2026-01-01T00:00:00Z', family: 'old' },
    { name: 'b', creationTimestamp: '2026-03-01T00:00:00Z' },
    { name: 'c', creationTimestamp: '2026-02-01T00:00:00Z', family: 'constructor' },
    { name: 'd', creationTimestamp: 'never', family: '__proto__' },
  ]
  const names = (sort: Sort) => modelOf(images, sort).families.map(({ name }) => name)
  expect(names({ key: 'created', order: 'desc' })).toEqual(['constructor', 'old', '__proto__', ''])
  expect(names({ key: 'created', order: 'asc' })).toEqual(['__proto__', 'old', 'constructor', ''])
})

test('an image whose value couldn’t be read isn’t without one', () => {
  const read = (name: string, more: object) => readImage({ name, ...more }) ?? { name }
  const images = [
    read('a', { family: 5, architecture: 5, labels: 5 }),
    read('b', { labels: { env: 5, team: 'web' } }),
    read('c', { family: 'web', architecture: 'ARM64', labels: { env: 'prod' } }),
    read('d', {}),
  ]
  const model = modelOf(images, { key: 'name', order: 'asc' })
  const groups = (trait: Trait) =>
    (trait === 'family' ? model.families : groupsOf(model, trait)).map(
      ({ name, members }) =>
        `${valueWord(trait, name)}: ${members.map(({ image }) => image.name).join(' ')}`,
    )
  expect(groups('family')).toEqual(['web: c', 'No family: b d', 'Unreadable family: a'])
  expect(groups('architecture')).toEqual([
    'ARM64: c',
    'No architecture: b d',
    'Unreadable architecture: a',
  ])
  expect(groups('label.env')).toEqual([
    'env=prod: c',
    'No env label: d',
    'Unreadable env label: a b',
  ])
  expect(groups('label.team')).toEqual([
    'team=web: b',
    'No team label: c d',
    'Unreadable team label: a',
  ])
})

test('each sort has its order, with ties newest first', () => {
  const images: Image[] = [
    {
      name: 'b',
      id: '9',
      creationTimestamp: '2026-01-01T00:00:00Z',
      diskSizeGb: '9',
      status: 'READY',
    },
    {
      name: 'a',
      id: '10',
      creationTimestamp: '2026-01-01T00:00:00Z',
      diskSizeGb: '10',
      status: 'NEW',
    },
    { name: 'c', id: '1', status: 'PENDING', deprecated: { state: 'OBSOLETE' } },
  ]
  const order = (key: Sort['key'], direction: Sort['order'] = SORTS[key]) =>
    modelOf(images, { key, order: direction })
      .entries.map(({ image }) => image.name)
      .join('')
  expect(order('name')).toBe('abc')
  expect(order('name', 'desc')).toBe('cba')
  expect(order('size')).toBe('abc')
  expect(order('state')).toBe('abc')
  expect(order('state', 'desc')).toBe('cab')
  expect(order('created')).toBe('abc')
  expect(order('created', 'asc')).toBe('cab')
})

test('a family with a partly read image has no head that could be wrong', () => {
  const image = (name: string, month: number, more: object) =>
    readImage({
      name,
      status: 'READY',
      creationTimestamp: `2026-0${month}-01T00:00:00Z`,
      ...more,
    }) ?? { name }
  const images = [
    image('a1', 1, { family: 'a' }),
    image('a2', 2, { family: 'a', status: 5 }),
    image('b1', 1, { family: 'b', labels: 5 }),
    image('c3', 3, { family: 'c' }),
  ]
  const heads = (some: Image[]) =>
    modelOf(some, { key: 'name', order: 'asc' }).families.map(({ name, head, headUnknown }) => [
      name,
      headUnknown ? null : head?.name,
    ])
  expect(heads(images)).toEqual([
    ['a', null],
    ['b', 'b1'],
    ['c', 'c3'],
  ])
  // It may be in any of them: it is newer than the head of b, but not than that of c.
  expect(heads([...images, image('stray', 2, { family: 5 })])).toEqual([
    ['a', null],
    ['b', null],
    ['c', 'c3'],
    ['?', undefined],
  ])
})
