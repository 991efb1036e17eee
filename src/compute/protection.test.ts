import { expect, test } from 'vitest'
import { areLabelsUnread, isProtected, protectedLabels } from './protection.ts'
import { withoutFields } from './unread.ts'

const image = { name: 'web-v1', labels: { env: 'prod' } }
const kept = { name: 'web-v2', labels: { env: 'prod', keep: 'false' } }

test('the label protects with any value', () => {
  expect(isProtected(kept, 'keep')).toBe(true)
  expect(isProtected(image, 'keep')).toBe(false)
  expect(isProtected(image, 'toString')).toBe(false)
  expect(isProtected({ ...image, labels: undefined }, 'keep')).toBe(false)
})

test('protecting and unprotecting keep all other labels', () => {
  expect(protectedLabels(image, 'keep', true)).toEqual({ env: 'prod', keep: '' })
  expect(protectedLabels(kept, 'keep', true)).toEqual(kept.labels)
  expect(protectedLabels(kept, 'keep', false)).toEqual({ env: 'prod' })
  expect(protectedLabels({}, 'keep', false)).toEqual({})
})

test('incompletely read labels are detected', () => {
  expect(areLabelsUnread({})).toBe(false)
  expect(areLabelsUnread(withoutFields(image, [['labels', 'env']]))).toBe(true)
})
