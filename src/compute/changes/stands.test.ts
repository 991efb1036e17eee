import { expect, test } from 'vitest'
import { readImage } from '../readImage.ts'
import type { Image } from '../schema.ts'
import type { Change } from './change.ts'
import { stopReason } from './stands.ts'

const v1: Image = {
  name: 'v1',
  id: '1',
  family: 'web',
  status: 'READY',
  creationTimestamp: '2026-01-01T00:00:00Z',
}
const v2: Image = { ...v1, name: 'v2', id: '2', creationTimestamp: '2026-01-02T00:00:00Z' }
const target = { project: 'p', image: 'v2' }
const why = (change: Change, now: Image | undefined, members: Image[] = [v1]) => {
  const ground = (image: Image | undefined, others: Image[]) => ({
    images: new Map(image && [['v2', image]]),
    families: new Map([['web', others]]),
  })
  return stopReason([{ target, change }], ground(v2, [v1]), ground(now, members))
}
const deprecate: Change = { kind: 'deprecate', status: { state: 'DEPRECATED' } }
const describe: Change = { kind: 'patch', fields: { description: 'mine' } }
const label: Change = { kind: 'setLabels', labels: { a: 'b' }, labelFingerprint: 'f' }

test('an unchanged state stands', () => {
  for (const change of [deprecate, describe, label, { kind: 'delete' } as const]) {
    expect(why(change, v2)).toBeUndefined()
  }
})

test('another image with the same name is never written to', () => {
  for (const change of [deprecate, describe, label, { kind: 'delete' } as const]) {
    expect(why(change, { ...v2, id: '3' })).toBe('replaced')
  }
})

test('the same field, changed by someone else', () => {
  expect(why(describe, { ...v2, description: 'theirs' })).toBe('overtaken')
  expect(why(deprecate, { ...v2, deprecated: { state: 'OBSOLETE' } })).toBe('overtaken')
  expect(why(deprecate, { ...v2, deprecated: { state: 'ACTIVE', deleted: '2099-01-01' } })).toBe(
    'overtaken',
  )
})

test('what couldn’t be read is never replaced', () => {
  const read = (fields: object) => readImage({ ...v2, ...fields })
  expect(why(describe, read({ description: 5 }))).toBe('unread')
  expect(why(deprecate, read({ deprecated: { deleted: 5 } }))).toBe('unread')
  expect(why(describe, read({ deprecated: 5 }))).toBeUndefined()
})

test('another field, or the same value already set, stands', () => {
  expect(why(deprecate, { ...v2, description: 'theirs' })).toBeUndefined()
  expect(why(describe, { ...v2, description: 'mine' })).toBeUndefined()
  expect(why(label, { ...v2, labels: { c: 'd' } })).toBeUndefined()
})

test('a family that would resolve to something other than shown', () => {
  const newer: Image = { ...v1, name: 'v3', id: '3', creationTimestamp: '2026-01-03T00:00:00Z' }
  expect(why(deprecate, v2, [v1, newer])).toBe('moved')
  expect(why(deprecate, v2, [])).toBe('moved')
  expect(why(label, v2, [])).toBeUndefined()
})
