import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Families } from '../families.ts'
import { headOf } from '../family.ts'
import type { Image } from '../schema.ts'
import { withoutFields } from '../unread.ts'
import type { Change } from './change.ts'
import { headChanges, movesHead } from './heads.ts'
import { inverseOf } from './inverse.ts'
import { applyChange } from './apply.ts'

const image = (name: string, day: number, more: Partial<Image> = {}): Image => ({
  name,
  id: String(1000 + day),
  family: 'web',
  status: 'READY',
  creationTimestamp: `2026-01-${String(day).padStart(2, '0')}T00:00:00.000-08:00`,
  ...more,
})
const images = [
  image('web-1', 11),
  image('web-2', 12),
  image('web-3', 13),
  image('db-1', 1, { family: 'db' }),
]

function heads(...steps: [string, Change][]): string[] {
  const list = steps.map(([name, change]) => ({ target: { project: 'p', image: name }, change }))
  return headChanges(Families.of(images), list).map(
    ({ family, before, after }) => `${family}: ${before?.name ?? '-'} → ${after?.name ?? '-'}`,
  )
}

test('an image that is still being created becomes the head later, unless it is retired or a newer one is ready', () => {
  const laterAfter = (day: number, change: Change) => {
    const all = Families.of([...images, image('web-new', day, { status: 'PENDING' })])
    const name = change.kind === 'delete' ? 'web-3' : 'web-new'
    const [head] = headChanges(all, [{ target: { project: 'p', image: name }, change }])
    return head?.later?.name
  }
  const restore: Change = { kind: 'deprecate', status: {} }
  expect(laterAfter(14, restore)).toBe('web-new')
  expect(laterAfter(14, { kind: 'delete' })).toBe('web-new')
  expect(laterAfter(14, { kind: 'deprecate', status: { state: 'OBSOLETE' } })).toBeUndefined()
  expect(laterAfter(10, restore)).toBeUndefined()
  const [made] = headChanges(Families.of([image('web-new', 14, { status: 'PENDING' })]), [
    {
      target: { project: 'p', image: 'web-4' },
      change: { kind: 'insert', image: { name: 'web-4', family: 'web' } },
    },
  ])
  expect(made?.later).toBeUndefined()
})

test.each<[string, string[], [string, Change][]]>([
  [
    'deprecating the head',
    ['web: web-3 → web-2'],
    [['web-3', { kind: 'deprecate', status: { state: 'DEPRECATED' } }]],
  ],
  [
    'planning dates',
    ['web: web-3 → web-3'],
    [['web-3', { kind: 'deprecate', status: { state: 'ACTIVE', obsolete: '2027-01-01' } }]],
  ],
  ['deleting by id', ['web: web-3 → web-2'], [['1013', { kind: 'delete' }]]],
  ['the last member', ['db: db-1 → -'], [['db-1', { kind: 'delete' }]]],
  [
    'another family',
    ['db: db-1 → web-3', 'web: web-3 → web-2'],
    [['web-3', { kind: 'patch', fields: { family: 'db' } }]],
  ],
  ['no family', ['web: web-3 → web-2'], [['web-3', { kind: 'patch', fields: { family: '' } }]]],
  [
    'a new image',
    ['web: web-3 → web-4'],
    [['web-4', { kind: 'insert', image: { name: 'web-4', family: 'web' } }]],
  ],
  [
    'a new image, deprecated by the next step',
    ['web: web-3 → web-3'],
    [
      ['web-4', { kind: 'insert', image: { name: 'web-4', family: 'web' } }],
      ['web-4', { kind: 'deprecate', status: { state: 'OBSOLETE' } }],
    ],
  ],
  ['labels', [], [['web-3', { kind: 'setLabels', labels: {}, labelFingerprint: '' }]]],
])('%s', (_name, lines, steps) => {
  expect(heads(...steps)).toEqual(lines)
})

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.constant<Change>({ kind: 'delete' }),
  fc
    .constantFrom('ACTIVE', 'DEPRECATED', 'OBSOLETE', 'DELETED')
    .map((state): Change => ({ kind: 'deprecate', status: { state } })),
  fc
    .constantFrom('', 'web', 'db', '__proto__')
    .map((family): Change => ({ kind: 'patch', fields: { family } })),
)

test('the preview matches what the changed images resolve to', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...images), change), { maxLength: 8 }),
      (list) => {
        const after = new Map(images.map((each) => [each.name, each]))
        for (const [{ name }, each] of list) {
          const next = applyChange(after.get(name), each)
          if (next) after.set(name, next)
          else after.delete(name)
        }
        const steps = list.map(([{ name }, each]) => ({
          target: { project: 'p', image: name },
          change: each,
        }))
        const changes = headChanges(Families.of(images), steps)
        for (const head of changes) {
          const members = [...after.values()].filter(({ family }) => family === head.family)
          expect(head.after?.name).toBe(headOf(members)?.name)
          expect(movesHead(head)).toBe(head.before?.name !== head.after?.name)
        }
      },
    ),
  )
})

const undoable = change.filter(({ kind }) => kind !== 'delete')

test('an inverse leads back, where there is one', () => {
  fc.assert(
    fc.property(fc.constantFrom(...images), undoable, (before, each) => {
      const after = applyChange(before, each)
      const inverse = after && inverseOf(each, before, after)
      const again = inverse && applyChange(after, inverse)
      expect(JSON.stringify(again)).toBe(JSON.stringify(before))
    }),
  )
})

test('nothing restores a deleted image', () => {
  const before = image('web-1', 1)
  expect(inverseOf({ kind: 'delete' }, before, before)).toBeUndefined()
})

test.each<[string[], Change]>([
  [['labels', 'a'], { kind: 'setLabels', labels: {}, labelFingerprint: 'old' }],
  [['deprecated', 'state'], { kind: 'deprecate', status: { state: 'DELETED' } }],
  [['family'], { kind: 'patch', fields: { family: 'app' } }],
])('what couldn’t be read before a change, %o, isn’t replaced by undoing it', (path, change) => {
  const deprecated = { state: 'OBSOLETE' }
  const before = image('web-1', 1, { labels: { a: '1' }, deprecated })
  const after = applyChange(before, change) ?? before
  expect(inverseOf(change, before, after)).toBeDefined()
  expect(inverseOf(change, withoutFields(before, [path]), after)).toBeUndefined()
})

test('undoing labels uses the fingerprint that the change left', () => {
  const before = image('web-1', 1, { labels: { a: '1' }, labelFingerprint: 'old' })
  const undo = inverseOf({ kind: 'setLabels', labels: {}, labelFingerprint: 'old' }, before, {
    ...before,
    labels: {},
    labelFingerprint: 'new',
  })
  expect(undo).toEqual({ kind: 'setLabels', labels: { a: '1' }, labelFingerprint: 'new' })
})
