import { expect, test, vi } from 'vitest'
import { whole } from '../../compute/retire/parts.ts'
import { IMAGE_PERMISSIONS } from '../../compute/imagePermissions.ts'
import { LABELS_UNREAD } from '../../compute/labels.ts'
import type { Image } from '../../compute/schema.ts'
import { withoutFields } from '../../compute/unread.ts'
import { countsOf } from '../bulk/counts.ts'
import { offersFor, type Means } from './offers.ts'

const means = (more: Partial<Means> = {}): Means => ({
  now: Date.parse('2026-11-24T12:00:00Z'),
  permissions: IMAGE_PERMISSIONS,
  counts: undefined,
  act: vi.fn<Means['act']>(),
  bulk: vi.fn<Means['bulk']>(),
  open: vi.fn<Means['open']>(),
  create: vi.fn<Means['create']>(),
  protection: 'keep',
  protect: vi.fn<Means['protect']>(),
  compare: vi.fn<Means['compare']>(),
  copy: vi.fn<Means['copy']>(),
  ...more,
})
const image = (more: Partial<Image> = {}): Image => ({
  name: 'web-v1',
  family: 'web',
  status: 'READY',
  ...more,
})
/** With the counts for these images. */
const counted = (images: readonly Image[], by = means()): Means => ({
  ...by,
  counts: whole(countsOf(images, by.protection)),
})
const labels = (images: readonly Image[], by = means()) =>
  offersFor(images, by).map((group) => group.map(({ label }) => label))

test('one image can be opened, changed and copied', () => {
  expect(labels([image()])).toEqual([
    ['Open', 'Edit labels', 'Create newer version'],
    ['Deprecate…', 'Protect', 'Delete…'],
    ['Copy name', 'Copy link'],
  ])
  expect(labels([image({ deprecated: { state: 'OBSOLETE' } })])[1]).toEqual([
    'Restore to active…',
    'Change deprecation…',
    'Protect',
    'Delete…',
  ])
  expect(labels([])).toEqual([])
})

test.each([
  ['ACTIVE', 'deprecated', ['Deprecate…', 'Protect', 'Delete…'], 'DEPRECATED'],
  ['ACTIVE', 'obsolete', ['Mark obsolete…', 'Deprecate…', 'Protect', 'Delete…'], 'OBSOLETE'],
  [
    'DEPRECATED',
    'deleted',
    ['Mark deleted…', 'Restore to active…', 'Change deprecation…', 'Protect', 'Delete…'],
    'DELETED',
  ],
])('%s with its %s date passed: what is due comes first', (state, field, words, to) => {
  const overdue = image({ deprecated: { state, [field]: '2026-11-16' } })
  const by = means()
  expect(labels([overdue], by)[1]).toEqual(words)
  offersFor([overdue], by)[1]?.[0]?.run()
  expect(by.act).toHaveBeenCalledWith({
    kind: state === 'ACTIVE' ? 'deprecate' : 'change',
    name: 'web-v1',
    to,
  })
})

test('protect or unprotect is offered according to the labels, and runs at once', () => {
  const by = means()
  const offerOf = (one: Image) =>
    offersFor([one], by)
      .flat()
      .find(({ action }) => action === 'protect' || action === 'unprotect')
  const kept = image({ labels: { keep: 'false' } })
  expect(offerOf(image())?.label).toBe('Protect')
  expect(offerOf(kept)?.label).toBe('Unprotect')
  offerOf(kept)?.run()
  expect(by.protect).toHaveBeenCalledWith(kept, false)
  const unread = withoutFields(image(), [['labels']])
  expect(offerOf(unread)?.reason?.text).toBe(LABELS_UNREAD)
})

test('an image without a family can be published', () => {
  const by = means()
  const [, changes] = offersFor([image({ family: undefined })], by)
  const publish = changes?.find(({ action }) => action === 'publish')
  expect(publish?.label).toBe('Publish to family…')
  publish?.run()
  expect(by.create).toHaveBeenCalledWith({ step: 'publish', image: 'web-v1' })
})

test('without permissions every action is listed with the one it needs', () => {
  const offers = offersFor([image()], means({ permissions: [] })).flat()
  const reasons = Object.fromEntries(offers.map(({ label, reason }) => [label, reason?.permission]))
  expect(reasons).toEqual({
    Open: undefined,
    'Edit labels': 'compute.images.setLabels',
    'Create newer version': 'compute.images.create',
    'Deprecate…': 'compute.images.deprecate',
    Protect: 'compute.images.setLabels',
    'Delete…': 'compute.images.delete',
    'Copy name': undefined,
    'Copy link': undefined,
  })
})

test('with several images, each change says how many it applies to', () => {
  const by = means()
  const images = [
    image(),
    image({ name: 'web-v2' }),
    image({ name: 'web-v3', deprecated: { state: 'OBSOLETE' } }),
  ]
  const [changes = [], , copies = []] = offersFor(images, counted(images, by))
  expect(changes.map(({ label, applies }) => [label, applies])).toEqual([
    ['Deprecate…', 2],
    ['Mark obsolete…', 2],
    ['Mark deleted…', 3],
    ['Restore to active…', 1],
    ['Plan dates…', 3],
    ['Set family…', 3],
    ['Edit labels…', 3],
    ['Protect…', 3],
    ['Unprotect…', 0],
    ['Delete…', 3],
  ])
  changes[1]?.run()
  expect(by.bulk).toHaveBeenCalledWith('obsolete')
  expect(changes.flatMap(({ reason }) => reason?.text ?? [])).toEqual([
    'None of these images can be unprotected.',
  ])
  const uncounted = offersFor(images, by)[0]
  expect(uncounted?.every(({ applies, reason }) => !applies && !reason)).toBe(true)
  expect(copies.map(({ label }) => label)).toEqual(['Copy 3 names', 'Copy 3 links'])
  copies[0]?.run()
  expect(by.copy).toHaveBeenCalledWith('Name', images)
})

test('a change that applies to none of them says so', () => {
  const images = [image(), image({ name: 'web-v2' })]
  const [changes = []] = offersFor(images, counted(images))
  expect(changes.find(({ action }) => action === 'restore')?.reason?.text).toBe(
    'None of these images can be restored to active.',
  )
})

test('a member of a family can be compared with its head', () => {
  const head = image({ name: 'web-v2', creationTimestamp: '2026-01-02T00:00:00Z' })
  const member = image({ creationTimestamp: '2026-01-01T00:00:00Z' })
  const by = means({ head })
  const [offer] = offersFor([member], by)
    .flat()
    .filter(({ label }) => label === 'Compare with head')
  offer?.run()
  expect(by.compare).toHaveBeenCalledWith([member, head])
  for (const [one, known] of [
    [head, head],
    [member, null],
    [member, undefined],
    [image({ family: '' }), head],
  ] as const) {
    expect(labels([one], means({ head: known })).flat()).not.toContain('Compare with head')
  }
})

test('two to four images can be compared, from the oldest to the newest', () => {
  const at = (name: string, day: number) =>
    image({ name, creationTimestamp: `2026-01-0${day}T00:00:00Z` })
  const images = [at('b', 2), at('c', 3), at('a', 1)]
  const by = means()
  const offer = offersFor(images, by)
    .flat()
    .find(({ action }) => action === 'compare')
  offer?.run()
  expect(by.compare).toHaveBeenCalledWith([images[2], images[0], images[1]])
  expect(labels([...images, at('d', 4), at('e', 5)]).flat()).not.toContain('Compare')
})
