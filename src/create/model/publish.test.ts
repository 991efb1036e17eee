import fc from 'fast-check'
import { expect, test } from 'vitest'
import { headOf } from '../../compute/family.ts'
import type { Image } from '../../compute/schema.ts'
import type { ImageChange } from '../../compute/changes/change.ts'
import { publishPlan, rollbackPlan, type PublishFacts } from './publish.ts'

const old: Image = {
  name: 'v1',
  id: '1',
  family: 'web',
  status: 'READY',
  creationTimestamp: '2026-11-01T00:00:00Z',
}
const image: Image = {
  name: 'v2',
  id: '2',
  status: 'READY',
  creationTimestamp: '2026-11-02T00:00:00Z',
}
const facts: PublishFacts = {
  project: 'p',
  image,
  family: 'web',
  members: [old],
  previous: 'v1',
  now: Date.UTC(2026, 10, 24),
}

/** The facts after a step, as the service would report them. */
function after(facts: PublishFacts, { target, change }: ImageChange): PublishFacts {
  const apply = (image: Image): Image => {
    if (image.name !== target.image) return image
    if (change.kind === 'patch') return { ...image, ...change.fields }
    return change.kind === 'deprecate' ? { ...image, deprecated: change.status } : image
  }
  const all = [...facts.members.filter(({ name }) => name !== facts.image.name), facts.image].map(
    apply,
  )
  const changed = all.find(({ name }) => name === facts.image.name) ?? facts.image
  return { ...facts, image: changed, members: all.filter(({ family }) => family === facts.family) }
}

test('an image outside the family joins it, then the previous head is deprecated', () => {
  expect(publishPlan(facts)).toMatchObject({
    headBefore: 'v1',
    headAfter: 'v2',
    blocked: null,
    steps: [
      { kind: 'family', headBefore: 'v1', headAfter: 'v2' },
      {
        kind: 'deprecate',
        headBefore: 'v2',
        headAfter: 'v2',
        target: { image: 'v1' },
        change: { status: { state: 'DEPRECATED', replacement: 'projects/p/global/images/v2' } },
      },
    ],
  })
})

test('an image created deprecated is made active', () => {
  const hidden: Image = { ...image, family: 'web', deprecated: { state: 'DEPRECATED' } }
  const plan = publishPlan({ ...facts, image: hidden, members: [old, hidden] })
  expect(plan.steps.map(({ kind }) => kind)).toEqual(['activate', 'deprecate'])
})

test('publishing is blocked while the image is not READY, or would not become the head', () => {
  expect(publishPlan({ ...facts, image: { ...image, status: 'PENDING' } }).blocked).toContain(
    'PENDING',
  )
  const newer = { ...old, name: 'v3', creationTimestamp: '2026-11-03T00:00:00Z' }
  expect(publishPlan({ ...facts, members: [old, newer] }).blocked).toContain('v3 is newer')
})

const state = fc.constantFrom(undefined, { state: 'ACTIVE' }, { state: 'DEPRECATED' })
const anyFacts = fc
  .record({ hasFamily: fc.boolean(), mine: state, theirs: fc.option(state, { nil: null }) })
  .map(({ hasFamily, mine, theirs }): PublishFacts => {
    const own = { ...image, deprecated: mine, family: hasFamily ? 'web' : undefined }
    const before = theirs === null ? [] : [{ ...old, deprecated: theirs }]
    return { ...facts, image: own, members: hasFamily ? [...before, own] : before }
  })

test('each step results in the head it predicts, and an interrupted publish continues', () => {
  fc.assert(
    fc.property(anyFacts, (start) => {
      let now = start
      for (let plan = publishPlan(now); plan.steps[0]; plan = publishPlan(now)) {
        const [step] = plan.steps
        expect(headOf(now.members)?.name ?? null).toBe(step.headBefore)
        now = after(now, step)
        expect(headOf(now.members)?.name ?? null).toBe(step.headAfter)
        expect(publishPlan(now).steps).toHaveLength(plan.steps.length - 1)
      }
      expect(headOf(now.members)?.name).toBe('v2')
    }),
  )
})

test('rolling back after any step restores the previous head', () => {
  fc.assert(
    fc.property(fc.nat(2), (done) => {
      let now = facts
      for (const step of publishPlan(facts).steps.slice(0, done)) now = after(now, step)
      for (const step of rollbackPlan(now)) {
        now = after(now, step)
        expect(headOf(now.members), 'the family is never without a head').toBeDefined()
      }
      expect(headOf(now.members)?.name).toBe('v1')
      expect(now.image.name).toBe('v2')
    }),
  )
})

test('rolling back keeps the image’s planned dates', () => {
  const dates = { obsolete: '2027-01-01T00:00:00Z', deleted: '2027-06-01T00:00:00Z' }
  const published: Image = { ...image, family: 'web', deprecated: { state: 'ACTIVE', ...dates } }
  const [step] = rollbackPlan({ ...facts, image: published, members: [published] })
  expect(step?.change).toMatchObject({ status: { state: 'DEPRECATED', ...dates } })
})

const PAST = '2026-11-20T00:00:00Z'
const COMING = '2027-01-01T00:00:00Z'

test('a head that is deprecated before its date loses that date, and keeps the later ones', () => {
  const planned = { state: 'ACTIVE', deprecated: COMING, obsolete: '2027-06-01' }
  const head: Image = { ...old, deprecated: planned }
  const [, publish] = publishPlan({ ...facts, members: [head] }).steps
  const [rollBack] = rollbackPlan({ ...facts, image: head, previous: '' })
  const status = { state: 'DEPRECATED', obsolete: '2027-06-01' }
  const replacement = 'projects/p/global/images/v2'
  expect(publish?.change).toEqual({ kind: 'deprecate', status: { ...status, replacement } })
  expect(rollBack?.change).toEqual({ kind: 'deprecate', status })
  const overdue: Image = { ...old, deprecated: { ...planned, deprecated: PAST } }
  expect(publishPlan({ ...facts, members: [overdue] }).steps[1]?.change).toMatchObject({
    status: { state: 'DEPRECATED', deprecated: PAST },
  })
})

test('an image that is made active again isn’t overdue at once: dates that have passed go', () => {
  const deprecated = { state: 'DEPRECATED', deprecated: PAST, replacement: 'v2' }
  const previous: Image = { ...old, deprecated }
  const head: Image = { ...image, family: 'web' }
  const restored = (before: Image) =>
    rollbackPlan({ ...facts, image: head, members: [before, head] })[0]?.change
  expect(restored(previous)).toEqual({ kind: 'deprecate', status: {} })
  expect(restored({ ...previous, deprecated: { ...deprecated, obsolete: COMING } })).toEqual({
    kind: 'deprecate',
    status: { state: 'ACTIVE', obsolete: COMING },
  })
  const hidden: Image = { ...image, family: 'web', deprecated }
  expect(publishPlan({ ...facts, image: hidden, members: [old, hidden] }).steps[0]?.change).toEqual(
    { kind: 'deprecate', status: {} },
  )
})
