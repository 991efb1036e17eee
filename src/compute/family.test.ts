import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byAge, canBeHead, compareIds, headOf, headUnknown } from './family.ts'
import { readImage } from './readImage.ts'
import { isUnread } from './unread.ts'

const member = fc.record(
  {
    name: fc.constantFrom('constructor', 'web-v1', 'web-v2', '__proto__'),
    id: fc.oneof(
      fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }).map(String),
      fc.integer({ min: 1, max: 20 }).map(String),
    ),
    status: fc.constantFrom('READY', 'READY', 'PENDING', 'FAILED', 'DELETING', 'NEW_STATUS'),
    creationTimestamp: fc.constantFrom(
      '2026-11-01T01:30:00.000-07:00',
      '2026-11-01T01:30:00.000-08:00',
      '2026-11-01T09:30:00.000Z',
      '2026-11-01T01:29:59.999-08:00',
      'never',
    ),
    deprecated: fc.constantFrom(
      {},
      { state: 'ACTIVE' },
      { state: 'ACTIVE', deleted: '2020-01-01T00:00:00Z' },
      { state: 'DEPRECATED' },
      { state: 'OBSOLETE' },
      { state: 'DELETED' },
      { state: 'NEW_STATE' },
      { replacement: 'x' },
    ),
  },
  { requiredKeys: ['name', 'id'] },
)

/** The documented rule, taken literally: filter, sort, take the first. */
function naiveHead(members: (typeof member extends fc.Arbitrary<infer T> ? T : never)[]) {
  const age = (text: string | undefined) => {
    const time = Date.parse(text ?? '')
    return Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time
  }
  return members
    .filter(({ status, deprecated }) => {
      const state = deprecated && 'state' in deprecated ? deprecated.state : 'ACTIVE'
      return status === 'READY' && state === 'ACTIVE'
    })
    .sort((a, b) => {
      const [x, y] = [age(a.creationTimestamp), age(b.creationTimestamp)]
      if (x !== y) return x > y ? -1 : 1
      return BigInt(a.id) > BigInt(b.id) ? -1 : 1
    })[0]
}

test('the head is what the plain rule finds, whatever the order of the members', () => {
  const members = fc.uniqueArray(member, { selector: (one) => one.id, maxLength: 12 })
  fc.assert(
    fc.property(members, (all) => {
      expect(headOf(all)).toEqual(naiveHead(all))
      expect(headOf([...all].reverse())).toEqual(headOf(all))
    }),
    { numRuns: 1000 },
  )
})

test('the head is the first eligible member by age', () => {
  fc.assert(
    fc.property(fc.uniqueArray(member, { selector: (one) => one.id }), (all) => {
      expect(headOf(all)).toEqual([...all].sort(byAge).find(canBeHead))
    }),
  )
})

test('a family that is empty or has no eligible member has no head', () => {
  expect(headOf([])).toBeUndefined()
  expect(headOf([{ name: 'a', status: 'PENDING' }])).toBeUndefined()
  expect(headOf([{ name: 'a', status: 'READY', deprecated: { state: 'OBSOLETE' } }])).toBe(
    undefined,
  )
})

test('planned dates don’t matter, not even past ones', () => {
  const planned = {
    name: 'a',
    status: 'READY',
    deprecated: { state: 'ACTIVE', deprecated: '2020-01-01T00:00:00Z' },
  }
  expect(headOf([planned])).toBe(planned)
})

test('ids are compared as 64-bit integers', () => {
  const ids = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })
  fc.assert(
    fc.property(ids, ids, (a, b) => {
      expect(Math.sign(compareIds(String(a), String(b)))).toBe(a < b ? -1 : a > b ? 1 : 0)
    }),
  )
  expect(compareIds('9007199254740993', '9007199254740992')).toBeGreaterThan(0)
  expect(compareIds(undefined, '1')).toBeLessThan(0)
})

test('a known head is the head, whatever the unreadable fields may contain', () => {
  const broken = fc.subarray(['id', 'status', 'creationTimestamp', 'deprecated', 'state', 'family'])
  const members = fc.uniqueArray(fc.tuple(member, broken), {
    selector: ([{ name }]) => name,
    maxLength: 4,
  })
  fc.assert(
    fc.property(members, (all) => {
      const read = all.flatMap(([whole, fields]) => readImage(broke(whole, fields)) ?? [])
      const strays = read.filter((image) => isUnread(image, 'family'))
      const known = read.filter((image) => !strays.includes(image))
      // Each image that may be a member either is one or isn't.
      for (const withStrays of [true, false]) {
        const whole = all.flatMap(([image, fields]) =>
          withStrays || !fields.includes('family') ? [image] : [],
        )
        if (!headUnknown(known, strays)) expect(headOf(known)?.name).toBe(headOf(whole)?.name)
      }
      if (all.every(([, fields]) => fields.length === 0)) expect(headUnknown(known)).toBe(false)
    }),
    { numRuns: 2000 },
  )
})

/** A response with some invalid fields. */
function broke(image: { name: string; deprecated?: object }, fields: readonly string[]) {
  const bad = fields.map((field): [string, unknown] =>
    field === 'state' ? ['deprecated', { ...image.deprecated, state: 5 }] : [field, 5],
  )
  return { ...image, family: 'web', ...Object.fromEntries(bad) }
}

test('what can’t change the head leaves it known', () => {
  const at = (day: number) => `2026-11-0${day}T00:00:00Z`
  const head = { name: 'v5', status: 'READY', creationTimestamp: at(5) }
  const read = (answer: object) => readImage(answer) ?? { name: '' }
  const known = (answer: object) => !headUnknown([head, read(answer)])
  expect(known({ name: 'v4', creationTimestamp: at(4), status: 5 })).toBe(true)
  expect(known({ name: 'v6', creationTimestamp: at(6), status: 5 })).toBe(false)
  expect(known({ name: 'v6', creationTimestamp: at(6), status: 'FAILED', deprecated: 5 })).toBe(
    true,
  )
  expect(known({ name: 'v6', creationTimestamp: 6, status: 'READY' })).toBe(false)
  expect(known({ name: 'v6', creationTimestamp: at(6), status: 'READY', labels: 5 })).toBe(true)
  expect(headUnknown([read({ name: 'v1', creationTimestamp: 5, status: 'READY' })])).toBe(false)
  expect(headUnknown([read({ name: 'v1', creationTimestamp: at(1), status: 5 })])).toBe(true)
})
