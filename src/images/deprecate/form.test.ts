import { describe, expect, test } from 'vitest'
import type { DeprecationStatus } from '../../compute/schema.ts'
import {
  dateFindings,
  formOf,
  hasReplacement,
  inDays,
  laterStates,
  localText,
  replacementLink,
  statusOf,
  withText,
  type DateField,
  type DeprecationForm,
} from './form.ts'

const GOOGLE = 'https://www.googleapis.com/compute/v1/projects'
const NOW = new Date('2026-11-24T09:00').getTime()
const status = (form: DeprecationForm) => statusOf(form, 'p', 'googleapis.com', NOW)

function withDates(state: string, dates: Partial<Record<DateField, string>>): DeprecationForm {
  const form = formOf({ state }, 'p')
  const draft = (field: DateField) => withText(form.dates[field], dates[field] ?? '')
  return {
    ...form,
    dates: {
      deprecated: draft('deprecated'),
      obsolete: draft('obsolete'),
      deleted: draft('deleted'),
    },
  }
}

describe('status', () => {
  test.each<[string, DeprecationStatus]>([
    ['none', {}],
    ['state alone', { state: 'OBSOLETE' }],
    [
      'a state that we do not know',
      { state: 'RETIRED', replacement: `${GOOGLE}/p/global/images/a` },
    ],
    [
      'all of it, each in a form of its own',
      {
        state: 'DEPRECATED',
        replacement: 'global/images/a',
        deprecated: '2026-01-02T03:04:05.678-08:00',
        obsolete: '2027-01-02',
        deleted: '2028-12-24T03:29:46',
      },
    ],
    ['what cannot be read', { state: 'DEPRECATED', replacement: 'a b', deleted: 'some day' }],
  ])('goes back untouched: %s', (_, before) => {
    expect(status(formOf(before, 'p'))).toEqual(before)
  })

  test('active without a plan is an empty one, which clears it; with a plan it is not', () => {
    const restored = { ...formOf({ state: 'OBSOLETE', replacement: 'x' }, 'p'), state: 'ACTIVE' }
    expect(status(restored)).toEqual({})
    expect(hasReplacement(restored)).toBe(false)
    const planned = withDates('ACTIVE', { obsolete: '2027-02-24T00:00' })
    expect(status(planned)).toEqual({
      state: 'ACTIVE',
      obsolete: new Date('2027-02-24T00:00').toISOString().replace('.000', ''),
    })
    expect(hasReplacement(planned)).toBe(true)
  })

  test('a replacement is a name here, and a link to the service', () => {
    const form = formOf({ state: 'DEPRECATED', replacement: `${GOOGLE}/p/global/images/a` }, 'p')
    expect(form.replacement.text).toBe('a')
    const typed = (text: string) =>
      status({ ...form, replacement: withText(form.replacement, text) }).replacement
    expect(typed('b')).toBe(`${GOOGLE}/p/global/images/b`)
    expect(typed('projects/q/global/images/c')).toBe(`${GOOGLE}/q/global/images/c`)
    expect(typed(' ')).toBeUndefined()
    expect(typed('')).toBeUndefined()
    const foreign = formOf({ replacement: `${GOOGLE}/q/global/images/c` }, 'p')
    expect(foreign.replacement.text).toBe('projects/q/global/images/c')
  })

  test('a date of a state that is taken before its time is dropped, one that has passed stays', () => {
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

  test('an emptied field forgets what the service has', () => {
    const form = formOf({ state: 'DEPRECATED', deleted: 'some day' }, 'p')
    const deleted = withText(form.dates.deleted, '')
    expect(status({ ...form, dates: { ...form.dates, deleted } })).toEqual({ state: 'DEPRECATED' })
  })
})

test('links: a name is of the project, the rest says where', () => {
  expect(replacementLink('a', 'p')).toMatchObject({ project: 'p', name: 'a' })
  expect(replacementLink(' projects/q/global/images/a ', 'p')).toMatchObject({ project: 'q' })
  expect(replacementLink('a b', 'p')).toBeNull()
})

describe('dates', () => {
  test('a date without a time is that date, and goes back as it came', () => {
    const form = formOf({ state: 'DEPRECATED', deleted: '2027-12-31' }, 'p')
    expect(form.dates.deleted.text).toBe('2027-12-31T00:00')
    expect(statusOf(form, 'p', 'googleapis.com', NOW).deleted).toBe('2027-12-31')
  })

  test('local text and back', () => {
    expect(localText(new Date('2027-02-04T05:06').getTime())).toBe('2027-02-04T05:06')
    expect(inDays(30, NOW)).toBe('2026-12-24T00:00')
    expect(inDays(180, NOW)).toBe('2027-05-23T00:00')
  })

  test('only later states can be planned; all of them from a state that we do not know', () => {
    expect(laterStates('ACTIVE').map(([state]) => state)).toEqual([
      'DEPRECATED',
      'OBSOLETE',
      'DELETED',
    ])
    expect(laterStates('OBSOLETE')).toEqual([['DELETED', 'deleted']])
    expect(laterStates('DELETED')).toEqual([])
    expect(laterStates('RETIRED')).toHaveLength(3)
  })

  test('their order is checked, also over one that is not planned', () => {
    const form = withDates('ACTIVE', {
      deprecated: '2027-03-01T00:00',
      deleted: '2027-02-01T00:00',
    })
    expect([...dateFindings(form, NOW)]).toEqual([
      ['deleted', expect.objectContaining({ tone: 'error' })],
    ])
    const same = withDates('DEPRECATED', {
      obsolete: '2027-02-01T00:00',
      deleted: '2027-02-01T00:00',
    })
    expect(dateFindings(same, NOW).size).toBe(0)
  })

  test('one that has passed is a warning, one that is none an error', () => {
    const form = withDates('DEPRECATED', {
      obsolete: '2026-01-01T00:00',
      deleted: '999999-01-01T00:00',
    })
    const findings = dateFindings(form, NOW)
    expect(findings.get('obsolete')?.tone).toBe('warning')
    expect(findings.get('deleted')?.tone).toBe('error')
  })
})
