import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Image } from '../schema.ts'
import { withoutFields } from '../unread.ts'
import type { Change } from './change.ts'
import { foresee, type Ground } from './preview.ts'

const image = (name: string, day: number, more: Partial<Image> = {}): Image => ({
  name,
  family: 'web',
  status: 'READY',
  creationTimestamp: `2026-01-0${day}T00:00:00Z`,
  ...more,
})
const [v1, v2] = [image('v1', 1), image('v2', 2)]
const deprecate: Change = { kind: 'deprecate', status: { state: 'DEPRECATED' } }
const remove: Change = { kind: 'delete' }
const on = (name: string, change: Change) => ({ target: { project: 'p', image: name }, change })
const ground = (
  images: Image[],
  web: Image[] | undefined,
  more: Ground['families'] = new Map(),
) => ({
  images: new Map(images.map((each) => [each.name, each])),
  families: new Map([['web', web], ...more]),
})

test('a moving head matters', () => {
  const preview = foresee([on('v2', deprecate)], ground([v2], [v1, v2]))
  expect(preview).toMatchObject({ matters: true, toType: undefined, unknown: [] })
  expect(preview.changes).toMatchObject([{ before: { name: 'v2' }, after: { name: 'v1' } }])
})

test('no head left: the family’s name has to be typed', () => {
  const preview = foresee([on('v2', deprecate)], ground([v2], [v2]))
  expect(preview).toMatchObject({ matters: true, toType: 'web' })
})

test('the image as read on its own takes precedence over the list of members', () => {
  const stale = { ...v2, deprecated: { state: 'OBSOLETE' } }
  const preview = foresee([on('v2', deprecate)], ground([v2], [v1, stale]))
  expect(preview.changes[0]?.before?.name).toBe('v2')
})

test('members unknown: can’t be predicted, so it matters', () => {
  expect(foresee([on('v2', remove)], ground([v2], undefined))).toMatchObject({
    changes: [],
    unknown: ['web'],
    matters: true,
    toType: 'web',
  })
})

test('where nothing can be lost, no name has to be typed, even for an unknown family', () => {
  const retired = { ...v2, deprecated: { state: 'DEPRECATED' } }
  const restore: Change = { kind: 'deprecate', status: {} }
  expect(foresee([on('v2', restore)], ground([retired], undefined))).toMatchObject({
    unknown: ['web'],
    matters: true,
    toType: undefined,
  })
})

test('a patch that leaves the family alone affects none', () => {
  const patch: Change = { kind: 'patch', fields: { description: 'x' } }
  expect(foresee([on('v2', patch)], ground([v2], undefined))).toMatchObject({
    changes: [],
    unknown: [],
    matters: false,
  })
})

test('no family, or a head that stays: nothing to review first', () => {
  const lone = image('v2', 2, { family: undefined })
  expect(foresee([on('v2', deprecate)], ground([lone], []))).toMatchObject({
    changes: [],
    matters: false,
  })
  const preview = foresee([on('v1', remove)], ground([v1], [v1, v2]))
  expect(preview).toMatchObject({ matters: false, toType: undefined })
  expect(preview.changes).toHaveLength(1)
})

test('moving to another family shows both; only the one left can lose its head', () => {
  const move: Change = { kind: 'patch', fields: { family: 'arm' } }
  const arm = new Map([['arm', [image('a1', 5, { family: 'arm' })]]])
  const preview = foresee([on('v2', move)], ground([v2], [v2], arm))
  expect(preview.changes.map(({ family, after }) => [family, after?.name])).toEqual([
    ['arm', 'a1'],
    ['web', undefined],
  ])
  expect(preview.toType).toBe('web')
  const blind = foresee([on('v2', move)], ground([v2], [v1, v2], new Map([['arm', undefined]])))
  expect(blind).toMatchObject({ unknown: ['arm'], toType: undefined, matters: true })
})

test('several steps: the state after all of them counts', () => {
  const dark = image('v3', 3, { family: undefined })
  const steps = [on('v3', { kind: 'patch', fields: { family: 'web' } }), on('v2', deprecate)]
  const preview = foresee(steps, ground([dark, v2], [v1, v2]))
  expect(preview.changes).toMatchObject([{ before: { name: 'v2' }, after: { name: 'v3' } }])
})

test('the order in which members were read doesn’t matter', () => {
  const members = [v1, v2, image('v3', 3, { deprecated: { state: 'OBSOLETE' } }), image('v4', 4)]
  const told = foresee([on('v4', deprecate)], ground([members[3] ?? v2], members)).text
  fc.assert(
    fc.property(fc.shuffledSubarray(members, { minLength: members.length }), (order) => {
      expect(foresee([on('v4', deprecate)], ground([members[3] ?? v2], order)).text).toBe(told)
    }),
  )
})

test('no head is predicted when a partly read member may be it', () => {
  const dim = withoutFields(image('v2', 2), [['status']])
  const preview = foresee([on('v3', deprecate)], ground([image('v3', 3)], [v1, dim]))
  expect(preview).toMatchObject({ changes: [], unknown: ['web'], matters: true, toType: 'web' })
  // It is older than the head that stays, so it doesn't matter.
  expect(foresee([on('v1', deprecate)], ground([v1], [dim, image('v3', 3)]))).toMatchObject({
    unknown: [],
  })
})
