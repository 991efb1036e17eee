import { expect, test } from 'vitest'
import type { Image } from '../../compute/schema.ts'
import { previewOf } from './preview.ts'

const image = (name: string, day: number): Image => ({
  name,
  family: 'web',
  status: 'READY',
  creationTimestamp: `2026-01-0${day}T00:00:00Z`,
})
const [v1, v2] = [image('v1', 1), image('v2', 2)]
const target = { project: 'p', image: 'v2' }
const deprecate = { kind: 'deprecate', status: { state: 'DEPRECATED' } } as const

test('a head that moves matters', () => {
  const preview = previewOf({ image: v2, members: [v1, v2], membersError: null }, target, deprecate)
  expect(preview).toMatchObject({ matters: true, toType: undefined, unknown: undefined })
  expect(preview.changes).toMatchObject([{ before: { name: 'v2' }, after: { name: 'v1' } }])
})

test('nothing left: the family is to be typed', () => {
  const preview = previewOf({ image: v2, members: [v2], membersError: null }, target, deprecate)
  expect(preview).toMatchObject({ matters: true, toType: 'web' })
})

test('the image as read counts, whatever the list of members says of it', () => {
  const stale = { ...v2, deprecated: { state: 'OBSOLETE' } }
  const subject = { image: v2, members: [v1, stale], membersError: null }
  expect(previewOf(subject, target, deprecate).changes[0]?.before?.name).toBe('v2')
})

test('unknown members: it cannot be told, and so it matters', () => {
  const subject = { image: v2, members: undefined, membersError: new Error('403') }
  expect(previewOf(subject, target, { kind: 'delete' })).toMatchObject({
    changes: [],
    unknown: 'web',
    matters: true,
    toType: 'web',
  })
})

test('no family, or a head that stays: nothing to be seen first', () => {
  const lone: Image = { name: 'v2', status: 'READY' }
  const subject = { image: lone, members: [], membersError: null }
  expect(previewOf(subject, target, deprecate)).toMatchObject({ changes: [], matters: false })
  const old = { image: v1, members: [v1, v2], membersError: null }
  const preview = previewOf(old, { project: 'p', image: 'v1' }, { kind: 'delete' })
  expect(preview).toMatchObject({ matters: false, toType: undefined })
  expect(preview.changes).toHaveLength(1)
})
