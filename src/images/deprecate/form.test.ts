import { describe, expect, test } from 'vitest'
import type { DeprecationStatus } from '../../compute/schema.ts'
import {
  formOf,
  hasReplacement,
  inDays,
  laterStates,
  replacementLink,
  statusOf,
  timeOf,
  type DateField,
  type DeprecationForm,
} from './form.ts'
import { dateFindings } from './problems.ts'

const GOOGLE = 'https://www.googleapis.com/compute/v1/projects'
const NOW = Date.parse('2026-11-24T09:00:00Z')
const status = (form: DeprecationForm) => statusOf(form, 'p', 'googleapis.com', NOW)

function withDates(state: string, dates: Partial<Record<DateField, string>>): DeprecationForm {
  const form = formOf({ state }, 'p')
  return { ...form, dates: { ...form.dates, ...dates } }
}

describe('status', () => {
  test.each<[string, DeprecationStatus]>([
    ['none', {}],
    ['state alone', { state: 'OBSOLETE' }],
    ['an unknown state', { state: 'RETIRED', replacement: `${GOOGLE}/p/global/images/a` }],
    [
      'every field, in different forms',
      {
        state: 'DEPRECATED',
        replacement: 'global/images/a',
        deprecated: '2026-01-02T03:04:05.678-08:00',
        obsolete: '2027-01-02',
        deleted: '2028-12-24T03:29:46',
      },
    ],
    ['unreadable values', { state: 'DEPRECATED', replacement: 'a b', deleted: 'some day' }],
  ])('is unchanged by a round trip: %s', (_, before) => {
    expect(status(formOf(before, 'p'))).toEqual(before)
  })

  test('active without a plan is an empty status, which clears it; with a plan it isn’t', () => {
    const restored = { ...formOf({ state: 'OBSOLETE', replacement: 'x' }, 'p'), state: 'ACTIVE' }
    expect(status(restored)).toEqual({})
    expect(hasReplacement(restored)).toBe(false)
    const planned = withDates('ACTIVE', { obsolete: '2027-02-24' })
    expect(status(planned)).toEqual({
      state: 'ACTIVE',
      obsolete: '2027-02-24T00:00:00Z',
    })
    expect(hasReplacement(planned)).toBe(true)
  })

  test('a replacement is a name in the form, and a link for the service', () => {
    const form = formOf({ state: 'DEPRECATED', replacement: `${GOOGLE}/p/global/images/a` }, 'p')
    expect(form.replacement).toBe('a')
    const typed = (text: string) => status({ ...form, replacement: text }).replacement
    expect(typed('b')).toBe(`${GOOGLE}/p/global/images/b`)
    expect(typed('projects/q/global/images/c')).toBe(`${GOOGLE}/q/global/images/c`)
    expect(typed(' ')).toBeUndefined()
    expect(typed('')).toBeUndefined()
    const foreign = formOf({ replacement: `${GOOGLE}/q/global/images/c` }, 'p')
    expect(foreign.replacement).toBe('projects/q/global/images/c')
  })

  test('the date of a state reached early is dropped, a past one is kept', () => {
    const planned = formOf(
      { deprecated: '2027-03-01T00:00:00Z', obsolete: '2026-01-01T00:00:00Z' },
      'p',
    )
    expect(status({ ...planned, state: 'OBSOLETE' })).toEqual({
      state: 'OBSOLETE',
      obsolete: '2026-01-01T00:00:00Z',
    })
    const deprecated = formOf({ state: 'DEPRECATED', deprecated: '2027-03-01T00:00:00Z' }, 'p')
    expect(status(deprecated).deprecated).toBe('2027-03-01T00:00:00Z')
  })

  test('an emptied field drops the service’s value', () => {
    const form = formOf({ state: 'DEPRECATED', deleted: 'some day' }, 'p')
    expect(status({ ...form, dates: { ...form.dates, deleted: '' } })).toEqual({
      state: 'DEPRECATED',
    })
  })
})

test('links: a bare name is in the project, anything else names its place', () => {
  expect(replacementLink('a', 'p')).toMatchObject({ project: 'p', name: 'a' })
  expect(replacementLink(' projects/q/global/images/a ', 'p')).toMatchObject({ project: 'q' })
  expect(replacementLink('a b', 'p')).toBeNull()
})

describe('dates', () => {
  test('a date without a time is that date, and is sent back as it came', () => {
    const form = formOf({ state: 'DEPRECATED', deleted: '2027-12-31' }, 'p')
    expect(form.dates.deleted).toBe('2027-12-31')
    expect(statusOf(form, 'p', 'googleapis.com', NOW).deleted).toBe('2027-12-31')
  })

  test('they are read and written in UTC, year first', () => {
    const form = formOf({ state: 'DEPRECATED', deleted: '2027-12-31T23:30:00-01:00' }, 'p')
    expect(form.dates.deleted).toBe('2028-01-01 00:30')
    expect(status(form).deleted).toBe('2027-12-31T23:30:00-01:00')
    const typed = withDates('DEPRECATED', { deleted: '2027-12-31 08:30' })
    expect(status(typed).deleted).toBe('2027-12-31T08:30:00Z')
    expect(timeOf(' 2027-02-29 ')).toBeNaN()
    expect(inDays(30, NOW)).toBe('2026-12-24')
    expect(inDays(180, NOW)).toBe('2027-05-23')
  })

  test('only later states can be planned; all of them from an unknown state', () => {
    expect(laterStates('ACTIVE').map(([state]) => state)).toEqual([
      'DEPRECATED',
      'OBSOLETE',
      'DELETED',
    ])
    expect(laterStates('OBSOLETE')).toEqual([['DELETED', 'deleted']])
    expect(laterStates('DELETED')).toEqual([])
    expect(laterStates('RETIRED')).toHaveLength(3)
  })

  test('their order is checked, even across one that isn’t planned', () => {
    const form = withDates('ACTIVE', {
      deprecated: '2027-03-01',
      deleted: '2027-02-01',
    })
    expect([...dateFindings(form, NOW)]).toEqual([
      ['deleted', expect.objectContaining({ kind: 'order' })],
    ])
    const same = withDates('DEPRECATED', {
      obsolete: '2027-02-01',
      deleted: '2027-02-01 00:00',
    })
    expect(dateFindings(same, NOW).size).toBe(0)
  })

  test('a past date is reported, and an invalid one has to be fixed unless the service has it', () => {
    const form = withDates('DEPRECATED', { obsolete: '2026-01-01', deleted: '1/2/2027' })
    const findings = dateFindings(form, NOW)
    expect(findings.get('obsolete')?.kind).toBe('past')
    expect(findings.get('deleted')?.kind).toBe('unread')
    const odd = formOf({ state: 'DEPRECATED', deleted: 'some day' }, 'p')
    expect(dateFindings(odd, NOW).get('deleted')?.kind).toBe('past')
  })
})
