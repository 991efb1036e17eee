import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byAge, canBeHead, compareIds, headOf } from './family.ts'

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

/** The rule as it is written down, and nothing else: filter, sort, take the first. */
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

test('the head is what the plain rule finds, in whatever order the members come', () => {
  const members = fc.uniqueArray(member, { selector: (one) => one.id, maxLength: 12 })
  fc.assert(
    fc.property(members, (all) => {
      expect(headOf(all)).toEqual(naiveHead(all))
      expect(headOf([...all].reverse())).toEqual(headOf(all))
    }),
    { numRuns: 1000 },
  )
})

test('the head is the first that can be it in the order by age', () => {
  fc.assert(
    fc.property(fc.uniqueArray(member, { selector: (one) => one.id }), (all) => {
      expect(headOf(all)).toEqual([...all].sort(byAge).find(canBeHead))
    }),
  )
})

test('a family of none, or of none that can be it, has no head', () => {
  expect(headOf([])).toBeUndefined()
  expect(headOf([{ name: 'a', status: 'PENDING' }])).toBeUndefined()
  expect(headOf([{ name: 'a', status: 'READY', deprecated: { state: 'OBSOLETE' } }])).toBe(
    undefined,
  )
})

test('planned dates do not matter, not even those that have passed', () => {
  const planned = {
    name: 'a',
    status: 'READY',
    deprecated: { state: 'ACTIVE', deprecated: '2020-01-01T00:00:00Z' },
  }
  expect(headOf([planned])).toBe(planned)
})

test('ids are compared as integers of 64 bits', () => {
  const ids = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })
  fc.assert(
    fc.property(ids, ids, (a, b) => {
      expect(Math.sign(compareIds(String(a), String(b)))).toBe(a < b ? -1 : a > b ? 1 : 0)
    }),
  )
  expect(compareIds('9007199254740993', '9007199254740992')).toBeGreaterThan(0)
  expect(compareIds(undefined, '1')).toBeLessThan(0)
})
