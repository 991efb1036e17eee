import { expect, test } from 'vitest'
import type { Change } from '../../compute/changes/change.ts'
import { headChanges } from '../../compute/changes/heads.ts'
import { Families } from '../../compute/families.ts'
import { LABELS_UNREAD } from '../../compute/labels.ts'
import type { Image } from '../../compute/schema.ts'
import { withoutFields } from '../../compute/unread.ts'
import { eligible, refusalOf, type BulkKind } from './kinds.ts'
import { decidedPlan, inParts, labelsProblem, NOTHING_SET, planOf, type Settings } from './plan.ts'
import { isIncomplete, settingsProblem } from './problems.ts'

const image = (more: Partial<Image> = {}): Image => ({
  name: 'web-v1',
  id: '1',
  family: 'web',
  status: 'READY',
  labelFingerprint: 'f',
  ...more,
})
const inState = (state: string) => image({ deprecated: { state } })
const kept = () => image({ labels: { keep: 'false', env: 'prod' } })
const NOW = Date.parse('2026-11-24T12:00:00Z')
const plan = (kind: BulkKind, images: readonly Image[], set: Partial<Settings> = {}, head = 'h') =>
  planOf(
    kind,
    images,
    { ...NOTHING_SET, ...set },
    {
      project: 'p',
      universe: 'googleapis.com',
      protection: 'keep',
      now: NOW,
      headAfter: () => head || undefined,
    },
  )
const statusOf = (kind: BulkKind, one: Image, set: Partial<Settings> = {}, head = 'h') => {
  const change = plan(kind, [one], set, head).items[0]?.step.change
  return change?.kind === 'deprecate' ? change.status : undefined
}

test.each<[BulkKind, Image, string | undefined]>([
  ['deprecate', image(), undefined],
  ['deprecate', inState('DEPRECATED'), 'Already deprecated.'],
  ['deprecate', inState('DELETED'), 'Already deleted.'],
  ['deprecate', inState('ARCHIVED'), 'This console doesn’t know its state, Archived.'],
  ['deprecate', image({ status: 'DELETING' }), 'The image is being deleted.'],
  ['obsolete', inState('DEPRECATED'), undefined],
  ['obsolete', inState('OBSOLETE'), 'Already obsolete.'],
  ['deleted', inState('OBSOLETE'), undefined],
  ['restore', image(), 'Already active.'],
  ['restore', inState('DELETED'), undefined],
  ['restore', inState('ARCHIVED'), undefined],
  ['labels', inState('DELETED'), undefined],
  [
    'deleted',
    withoutFields(inState('DEPRECATED'), [['deprecated', 'obsolete']]),
    'Not all of its deprecation could be read.',
  ],
  ['labels', withoutFields(image(), [['labels']]), LABELS_UNREAD],
  ['family', withoutFields(image(), [['family']]), 'Its family couldn’t be read.'],
  [
    'deprecate',
    withoutFields(image(), [['labels']]),
    'Not all of its labels could be read, so it may be protected.',
  ],
  ['deprecate', kept(), 'Protected by the label keep.'],
  ['labels', kept(), 'Protected by the label keep.'],
  ['protect', kept(), 'Already protected.'],
  ['protect', image(), undefined],
  ['unprotect', kept(), undefined],
  ['unprotect', image(), 'Not protected.'],
])('%s of %o: %s', (kind, one, why) => {
  expect(refusalOf(kind, one, 'keep')).toBe(why)
  expect(eligible(kind, [one, one], 'keep')).toBe(why === undefined ? 2 : 0)
})

test('protecting and unprotecting change only that label', () => {
  const labels = (kind: BulkKind, one: Image) => plan(kind, [one]).items[0]?.step.change
  expect(labels('protect', image({ labels: { env: 'prod' } }))).toMatchObject({
    labels: { env: 'prod', keep: '' },
  })
  expect(labels('unprotect', kept())).toMatchObject({ labels: { env: 'prod' } })
  const full = image({
    labels: Object.fromEntries(Array.from({ length: 64 }, (_, n) => [`k${n}`, ''])),
  })
  expect(plan('protect', [full]).cannot[0]?.why).toMatch('It would have 65 labels')
})

test('predefined changes skip protected images, except to unprotect them', () => {
  const item = (change: Change, before: Image) => ({
    step: { target: { project: 'p', image: before.name }, change },
    before,
  })
  const status = { state: 'OBSOLETE' }
  const freed: Change = { kind: 'setLabels', labels: { env: 'prod' }, labelFingerprint: 'f' }
  const items = [
    item({ kind: 'deprecate', status }, image()),
    item({ kind: 'deprecate', status }, kept()),
    item({ ...freed, labels: { keep: '' } }, kept()),
    item(freed, kept()),
    item({ kind: 'deprecate', status }, withoutFields(image(), [['labels']])),
    item({ kind: 'deprecate', status }, image({ status: 'DELETING' })),
    item({ kind: 'patch', fields: { family: 'x' } }, withoutFields(image(), [['family']])),
  ]
  const { items: left, cannot } = decidedPlan(items, 'keep')
  expect(left).toEqual([items[0], items[3]])
  expect(cannot.map(({ why }) => why)).toEqual([
    'Protected by the label keep.',
    'Protected by the label keep.',
    'Not all of its labels could be read, so it may be protected.',
    'The image is being deleted.',
    'Its family couldn’t be read.',
  ])
})

test('images that can’t be changed are listed with the reason', () => {
  const { items, cannot } = plan('deprecate', [image(), inState('OBSOLETE')])
  expect(items.map(({ before }) => before)).toEqual([image()])
  expect(cannot).toEqual([{ image: inState('OBSOLETE'), why: 'Already obsolete.' }])
})

const LINK = 'https://www.googleapis.com/compute/v1/projects/p/global/images/'

test('replacements', () => {
  const own = image({ deprecated: { state: 'DEPRECATED', replacement: `${LINK}mine` } })
  const replacement = (one: Image, set: Partial<Settings>, head?: string) =>
    statusOf('obsolete', one, set, head)?.replacement
  expect(replacement(image(), { replacement: 'head' })).toBe(`${LINK}h`)
  expect(replacement(image(), { replacement: 'head' }, '')).toBeUndefined()
  expect(replacement(image({ family: undefined }), { replacement: 'head' })).toBeUndefined()
  expect(replacement(own, { replacement: 'head' })).toBe(`${LINK}h`)
  expect(replacement(own, { replacement: 'own' })).toBe(`${LINK}mine`)
  expect(replacement(image(), { replacement: 'own' })).toBe(`${LINK}h`)
  expect(replacement(own, { replacement: 'none' })).toBeUndefined()
  expect(replacement(own, { replacement: 'named', named: 'other' })).toBe(`${LINK}other`)
})

test('a date replaces the image’s own; an empty field keeps it', () => {
  const planned = image({ deprecated: { state: 'ACTIVE', deleted: '2027-03-01' } })
  expect(
    statusOf('deprecate', planned, {
      replacement: 'none',
      dates: { deprecated: '', obsolete: '2027-01-27', deleted: '' },
    }),
  ).toEqual({ state: 'DEPRECATED', obsolete: '2027-01-27T00:00:00Z', deleted: '2027-03-01' })
  expect(statusOf('restore', planned)).toBeUndefined()
  expect(statusOf('restore', inState('DELETED'))).toEqual({})
})

test('planned dates and the replacement are set without changing the state', () => {
  const set = {
    replacement: 'keep',
    dates: { deprecated: '', obsolete: '2027-01-27', deleted: '' },
  } as const
  const old = image({ deprecated: { state: 'DEPRECATED', replacement: `${LINK}mine` } })
  expect(statusOf('dates', old, set)).toEqual({
    state: 'DEPRECATED',
    replacement: `${LINK}mine`,
    obsolete: '2027-01-27T00:00:00Z',
  })
  expect(statusOf('dates', old, { replacement: 'head' })).toEqual({
    state: 'DEPRECATED',
    replacement: `${LINK}h`,
  })
  expect(plan('dates', [inState('OBSOLETE')], set).cannot[0]?.why).toBe(
    'Its planned dates and replacement stay as they are.',
  )
  expect(refusalOf('dates', inState('ARCHIVED'), 'keep')).toMatch(/doesn’t know its state/)
})

test('images join a family or leave theirs', () => {
  const changes = (set: Partial<Settings>, one: Image) =>
    plan('family', [one], set).items[0]?.step.change
  expect(changes({ family: ' app ' }, image())).toEqual({
    kind: 'patch',
    fields: { family: 'app' },
  })
  expect(changes({ noFamily: true, family: 'app' }, image())).toEqual({
    kind: 'patch',
    fields: { family: '' },
  })
  expect(plan('family', [image()], { family: 'web' }).cannot[0]?.why).toBe('Already in web.')
  expect(plan('family', [image({ family: undefined })], { noFamily: true }).cannot[0]?.why).toBe(
    'Not in a family.',
  )
})

test('protected images are not deleted', () => {
  const { items, cannot } = plan('delete', [image(), kept()])
  expect(items.map(({ step }) => step.change)).toEqual([{ kind: 'delete' }])
  expect(cannot).toHaveLength(1)
})

test('labels are added, changed and removed; the rest are kept', () => {
  const one = image({ labels: { env: 'dev', team: 'web', old: '' } })
  const { items, cannot } = plan('labels', [one, image({ labels: { env: 'prod' } })], {
    add: 'env=prod',
    remove: 'old, gone',
  })
  expect(items.map(({ step }) => step.change)).toEqual([
    { kind: 'setLabels', labels: { env: 'prod', team: 'web' }, labelFingerprint: 'f' },
  ])
  expect(cannot.map(({ why }) => why)).toEqual(['Its labels stay as they are.'])
  const full = Object.fromEntries(Array.from({ length: 64 }, (_, index) => [`l${index}`, '']))
  expect(plan('labels', [image({ labels: full })], { add: 'a=b' }).cannot[0]?.why).toBe(
    'It would have 65 labels; at most 64 are allowed.',
  )
})

test('invalid label input is reported on its field', () => {
  const problem = (some: Partial<Settings>) => labelsProblem({ ...NOTHING_SET, ...some })
  expect(problem({ add: 'env=prod', remove: 'team' })).toEqual({})
  expect(problem({ add: 'env' }).add).toBe('“env” is not key=value.')
  expect(problem({ add: 'Env=x' }).add).toBe('One label isn’t valid.')
  expect(problem({ remove: '9x' }).remove).toBe('Start with a lowercase letter.')
  expect(problem({ add: 'a=b', remove: 'a' }).remove).toBe('“a” is also being added.')
})

test('no image is listed as unchangeable by what isn’t entered in full', () => {
  const is = (kind: BulkKind, some: Partial<Settings>) =>
    isIncomplete(kind, { ...NOTHING_SET, ...some }, 'p', NOW)
  expect(is('labels', {})).toBe(true)
  expect(is('labels', { add: 'env=prod, own' })).toBe(true)
  expect(is('labels', { add: 'env=prod' })).toBe(false)
  expect(is('dates', { dates: { deprecated: 'soon', obsolete: '', deleted: '' } })).toBe(true)
  // These depend on the images alone.
  expect(is('deprecate', { replacement: 'named' })).toBe(false)
  expect(is('delete', {})).toBe(false)
})

test('why a change can’t run yet', () => {
  const why = (kind: BulkKind, some: Partial<Settings>) =>
    settingsProblem(kind, { ...NOTHING_SET, ...some }, 'p', NOW)
  expect(why('deprecate', {})).toBeUndefined()
  expect(why('restore', {})).toBeUndefined()
  expect(why('labels', {})).toBe('Enter labels to add or remove.')
  expect(why('labels', { add: 'x' })).toBe('Fix the labels.')
  expect(why('family', {})).toBe('Enter a family.')
  expect(why('family', { family: 'Web' })).toMatch(/lowercase/)
  expect(why('family', { noFamily: true })).toBeUndefined()
  expect(why('dates', { dates: { deprecated: 'soon', obsolete: '', deleted: '' } })).toBe(
    'Fix the planned dates.',
  )
  expect(why('deprecate', { replacement: 'named' })).toBe('Fix the replacement.')
  expect(why('deprecate', { dates: { deprecated: '', obsolete: 'soon', deleted: '' } })).toBe(
    'Fix the planned dates.',
  )
  expect(
    why('deprecate', { dates: { deprecated: '', obsolete: '2027-02-01', deleted: '2027-01-01' } }),
  ).toBe('Fix the planned dates.')
  // Deleted images have no further planned dates.
  expect(
    why('deleted', { dates: { deprecated: '', obsolete: 'soon', deleted: '' } }),
  ).toBeUndefined()
})

test('the new head is changed first and the old one last, so the head moves once', () => {
  const member = (version: number, state?: string) =>
    image({
      name: `web-v${version}`,
      id: String(version),
      creationTimestamp: `2026-01-0${version}T00:00:00Z`,
      ...(state && { deprecated: { state } }),
    })
  const partsOf = (kind: BulkKind, members: readonly Image[], images: readonly Image[]) => {
    const { items } = plan(kind, images)
    const steps = items.map(({ step }) => step)
    return inParts(items, headChanges(Families.of(members), steps)).map((part) =>
      part.map(({ before }) => before.name),
    )
  }
  const active = [1, 2, 3, 4].map((version) => member(version))
  expect(partsOf('deprecate', active, active.slice(1))).toEqual([['web-v2', 'web-v3'], ['web-v4']])
  const old = [1, 2, 3].map((version) => member(version, 'OBSOLETE'))
  expect(partsOf('restore', old, old)).toEqual([['web-v3'], ['web-v1', 'web-v2']])
  expect(partsOf('obsolete', active, active.slice(0, 2))).toEqual([['web-v1', 'web-v2']])
})

test('deletions start when everything that can be undone has ended', () => {
  const step = (name: string, change: Change) => ({
    step: { target: { project: 'p', image: name }, change },
    before: image({ name }),
  })
  const items = [
    step('a', { kind: 'delete' }),
    step('b', { kind: 'deprecate', status: { state: 'DEPRECATED' } }),
    step('c', { kind: 'delete' }),
  ]
  expect(inParts(items, [])).toEqual([[items[1]], [items[0], items[2]]])
})
