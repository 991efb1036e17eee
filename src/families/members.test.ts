import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readImage } from '../compute/readImage.ts'
import { IMAGE_STATUSES, STATES, type Image } from '../compute/schema.ts'
import { differenceOf, membersOf, previousHead } from './members.ts'

const image = (name: string, day: number, more: Partial<Image> = {}): Image => ({
  name,
  status: 'READY',
  creationTimestamp: `2026-11-${String(day).padStart(2, '0')}T03:29:46.123-08:00`,
  ...more,
})

test('members are sorted and counted, and the newest eligible one is the head', () => {
  const members = membersOf([
    image('v1', 1, { deprecated: { state: 'OBSOLETE' } }),
    image('v3', 3, { deprecated: { state: 'DEPRECATED' } }),
    image('v2', 2),
    image('v4', 4, { status: 'PENDING' }),
    image('v0', 1, { deprecated: { state: 'BANNED' } }),
  ])
  expect(members.images.map(({ name }) => name).slice(0, 3)).toEqual(['v4', 'v3', 'v2'])
  expect(members.counts).toEqual({ ACTIVE: 2, DEPRECATED: 1, OBSOLETE: 1, DELETED: 0 })
  expect(members.head?.name).toBe('v2')
})

test('a difference is reported only if both sides are known', () => {
  const members = membersOf([image('v1', 1)])
  expect(differenceOf(undefined, members)).toBeNull()
  expect(differenceOf({ name: 'v1' }, undefined)).toBeNull()
  expect(differenceOf({ name: 'v1' }, members)).toBeNull()
  expect(differenceOf({ name: 'v0' }, members)).toEqual({ resolved: 'v0', computed: 'v1' })
  expect(differenceOf(null, members)).toEqual({ resolved: null, computed: 'v1' })
  expect(differenceOf(null, membersOf([]))).toBeNull()
})

test('the previous head is the newest older member that is active or was succeeded by the head', () => {
  const retired = { deprecated: { state: 'DEPRECATED' } }
  const succeededBy = (name: string, state = 'DEPRECATED') => ({
    deprecated: { state, replacement: `projects/p/global/images/${name}` },
  })
  const previous = (...images: Image[]) => previousHead(membersOf(images), 'p')?.name
  expect(previous(image('v1', 1), image('v2', 2, retired), image('v3', 3))).toBe('v1')
  expect(previous(image('v3', 3), image('v2', 2, retired))).toBeUndefined()
  expect(previous(image('v2', 2, retired))).toBeUndefined()
  // As publishing v3 leaves it.
  expect(previous(image('v1', 1), image('v2', 2, succeededBy('v3')), image('v3', 3))).toBe('v2')
  expect(previous(image('v1', 1), image('v2', 2, succeededBy('v9')), image('v3', 3))).toBe('v1')
  expect(previous(image('v2', 2, succeededBy('v3', 'OBSOLETE')), image('v3', 3))).toBeUndefined()
  const failed = { ...succeededBy('v3'), status: 'FAILED' }
  expect(previous(image('v2', 2, failed), image('v3', 3))).toBeUndefined()
  // As rolling back from v3 leaves it: that was taken back, not succeeded.
  expect(previous(image('v2', 2), image('v3', 3, succeededBy('v2')))).toBeUndefined()
})

const anyImage = fc.record({
  name: fc.stringMatching(/^[a-z]{1,4}$/),
  id: fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }).map(String),
  status: fc.constantFrom(...IMAGE_STATUSES),
  deprecated: fc.option(fc.record({ state: fc.constantFrom(...STATES) }), { nil: undefined }),
  creationTimestamp: fc.constantFrom('2026-01-01T00:00:00Z', '2026-01-01T01:00:00+02:00'),
})

test('the order in which members arrive doesn’t matter', () => {
  const images = fc.uniqueArray(anyImage, { selector: ({ id }) => id })
  fc.assert(
    fc.property(images, (members) => {
      expect(membersOf(members.toReversed())).toEqual(membersOf(members))
    }),
  )
})

test('with unreadable members there is no head, no rollback and no difference', () => {
  const [v1, v2] = [image('v1', 1), image('v2', 2)]
  const odd = readImage({ ...image('v3', 3), status: 5 }) ?? v1
  for (const members of [membersOf([v1, v2, odd]), membersOf([v1, v2], 1)]) {
    expect(members).toMatchObject({ head: undefined, headUnknown: true })
    expect(differenceOf({ name: 'v2' }, members)).toBeNull()
  }
  const under = readImage({ ...image('v1', 1), status: 5 }) ?? v1
  const members = membersOf([under, v2])
  expect(members.head?.name).toBe('v2')
  expect(previousHead(members, 'p')).toBeUndefined()
})
