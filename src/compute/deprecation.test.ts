import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dueState, isActive, PLANNED, sameStatus, stateOf } from './deprecation.ts'
import { STATES, type DeprecationStatus } from './schema.ts'

const NOW = Date.UTC(2026, 10, 24, 12)
const PAST = '2026-11-12T00:00:00Z'
const LONG_PAST = '2026-10-01T00:00:00Z'
const FUTURE = '2026-12-01T00:00:00Z'
const due = (deprecated: DeprecationStatus) => dueState({ deprecated }, NOW)

test('an image that was never deprecated is ACTIVE; an unknown state is kept as is', () => {
  expect(stateOf({})).toBe('ACTIVE')
  expect(stateOf({ deprecated: {} })).toBe('ACTIVE')
  expect(stateOf({ deprecated: { state: 'NEW' } })).toBe('NEW')
  expect([{}, { deprecated: { state: 'ACTIVE' } }].map(isActive)).toEqual([true, true])
  expect(isActive({ deprecated: { state: 'DEPRECATED' } })).toBe(false)
  expect(isActive({ deprecated: { state: 'NEW' } })).toBe(false)
})

describe('due', () => {
  test.each<[string, DeprecationStatus, string | undefined]>([
    ['no dates', { state: 'DEPRECATED' }, undefined],
    ['a future date', { state: 'DEPRECATED', obsolete: FUTURE }, undefined],
    ['a past date', { state: 'DEPRECATED', obsolete: PAST }, 'OBSOLETE'],
    ['the date of its current state', { state: 'OBSOLETE', obsolete: PAST }, undefined],
    ['the date of an earlier state', { state: 'OBSOLETE', deprecated: PAST }, undefined],
    ['no state, a past date', { deprecated: PAST }, 'DEPRECATED'],
    ['ACTIVE, a date that has passed', { state: 'ACTIVE', deleted: PAST }, 'DELETED'],
    ['two past dates', { state: 'ACTIVE', deprecated: LONG_PAST, obsolete: PAST }, 'OBSOLETE'],
    ['dates in odd order', { state: 'ACTIVE', obsolete: LONG_PAST, deprecated: PAST }, 'OBSOLETE'],
    ['the last state', { state: 'DELETED', deleted: PAST }, undefined],
    ['an unreadable date', { state: 'DEPRECATED', obsolete: 'soon' }, undefined],
    ['a time without zone, which is UTC', { deprecated: '2026-11-24T11:59:59' }, 'DEPRECATED'],
    ['an unknown state', { state: 'NEW', deleted: PAST }, undefined],
  ])('%s', (_what, status, state) => {
    expect(due(status)?.state).toBe(state)
  })

  test('the date it has been due since', () => {
    expect(due({ state: 'DEPRECATED', obsolete: PAST })?.since).toEqual({
      at: Date.parse(PAST),
      isDay: false,
    })
    expect(due({ deprecated: '2026-11-24T12:00:00Z' })?.since.at).toBe(NOW)
    expect(due({ deprecated: '2026-11-24T12:00:00.001Z' })).toBeNull()
    expect(dueState({}, NOW)).toBeNull()
  })

  test('is always a later state than the current one, and its date has passed', () => {
    const date = fc.option(fc.constantFrom(PAST, LONG_PAST, FUTURE, 'soon'), { nil: undefined })
    const status = fc.record({
      state: fc.constantFrom(...STATES),
      deprecated: date,
      obsolete: date,
      deleted: date,
    })
    fc.assert(
      fc.property(status, (deprecated) => {
        const later = PLANNED.filter(
          ([state, field]) =>
            STATES.indexOf(state) > STATES.indexOf(deprecated.state) &&
            Date.parse((deprecated as DeprecationStatus)[field] ?? '') <= NOW,
        )
        expect(due(deprecated)?.state).toBe(later.at(-1)?.[0])
      }),
    )
  })
})

test('no status is equivalent to that of an active image', () => {
  expect(sameStatus(undefined, { state: 'ACTIVE' })).toBe(true)
  expect(sameStatus({}, { state: 'OBSOLETE' })).toBe(false)
  expect(sameStatus({ state: 'OBSOLETE' }, { state: 'OBSOLETE', replacement: 'a' })).toBe(false)
})

test('a date without a time is due from 00:00 UTC', () => {
  const midnight = Date.UTC(2027, 11, 31)
  const image = { deprecated: { state: 'DEPRECATED', deleted: '2027-12-31' } }
  expect(dueState(image, midnight - 1)).toBeNull()
  expect(dueState(image, midnight)?.since).toEqual({ at: midnight, isDay: true })
})

test('two statuses are the same if their links and dates mean the same', () => {
  const sent = {
    state: 'DEPRECATED',
    replacement: 'projects/p/global/images/b',
    deleted: '2027-03-01',
  }
  const stored = {
    state: 'DEPRECATED',
    replacement: 'https://www.googleapis.com/compute/v1/projects/p/global/images/b',
    deleted: '2027-03-01T00:00:00.000Z',
  }
  expect(sameStatus(sent, stored)).toBe(true)
  expect(sameStatus(sent, { ...stored, replacement: 'projects/q/global/images/b' })).toBe(false)
  expect(sameStatus(sent, { ...stored, deleted: '2027-03-01T08:00:00Z' })).toBe(false)
  expect(sameStatus({ ...sent, replacement: 'b' }, { ...sent, replacement: 'c' })).toBe(false)
  expect(sameStatus({ ...sent, deleted: 'soon' }, { ...sent, deleted: 'later' })).toBe(false)
})
