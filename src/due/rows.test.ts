import { expect, test } from 'vitest'
import { dueOf } from '../compute/retire/due.ts'
import type { Image } from '../compute/schema.ts'
import { withoutFields } from '../compute/unread.ts'
import { countOverdue } from './overdue.ts'
import { allOverdue, daysLate, rowsOf, tilesOf, type DueRow } from './rows.ts'
import { dueSearch, type View } from './search.ts'
import { applyWords } from './words.ts'

const NOW = Date.parse('2026-11-24T12:00:00Z')
const image = (name: string, deprecated: Image['deprecated'], family = 'web'): Image => ({
  name,
  family,
  deprecated,
})
const IMAGES = [
  image('late', { state: 'DEPRECATED', obsolete: '2026-11-12' }),
  image('later', { state: 'DEPRECATED', obsolete: '2026-11-23', deleted: '2026-12-10' }),
  image('today', { state: 'ACTIVE', deprecated: '2026-11-24' }, 'app'),
  image('soon', { state: 'DEPRECATED', obsolete: '2026-11-30' }, 'app'),
  image('none', { state: 'OBSOLETE' }),
  image('bin', { state: 'DELETED' }),
  image('active', undefined),
]
const due = dueOf(IMAGES, NOW)
const keys = (view: View) =>
  rowsOf(view, due, NOW).map((row: DueRow) =>
    row.kind === 'group' ? `${row.key} (${row.count})` : row.key,
  )

test('overdue images are grouped by due state, with the coming week below', () => {
  expect(keys('overdue')).toEqual([
    'to DEPRECATED (1)',
    'today',
    'to OBSOLETE (2)',
    'late',
    'later',
    'next (1)',
    'soon OBSOLETE',
  ])
})

test('upcoming images are grouped by planned state, those without a date by current state', () => {
  expect(keys('7')).toEqual(['to OBSOLETE (1)', 'soon OBSOLETE'])
  expect(keys('30')).toEqual([
    'to OBSOLETE (1)',
    'soon OBSOLETE',
    'to DELETED (1)',
    'later DELETED',
  ])
  expect(keys('unplanned')).toEqual(['in OBSOLETE (1)', 'none'])
  expect(rowsOf('overdue', dueOf([], NOW), NOW)).toEqual([])
})

test('the numbers above the table', () => {
  expect(tilesOf(due, NOW)).toEqual([
    { view: 'overdue', number: 3, oldest: 12 },
    { view: '7', number: 1, families: 1 },
    { view: '30', number: 2, families: 2 },
    { view: '90', number: 2, families: 2 },
    { view: 'unplanned', number: 1 },
  ])
})

test('the navigation count matches the page, and is absent until all images are read', () => {
  const page = (items: Image[]) => ({ items, unreadable: 0, nextPageToken: undefined })
  expect(countOverdue([page(IMAGES.slice(0, 3)), page(IMAGES.slice(3))], NOW)).toBe(
    allOverdue(due).length,
  )
  expect(countOverdue([{ ...page(IMAGES), nextPageToken: 'next' }], NOW)).toBeUndefined()
  expect(countOverdue([{ ...page(IMAGES), unreadable: 1 }], NOW)).toBeUndefined()
  const unread = withoutFields(image('unread', { state: 'DEPRECATED' }), [
    ['deprecated', 'deleted'],
  ])
  expect(countOverdue([page([...IMAGES, unread])], NOW)).toBeUndefined()
  expect(countOverdue(undefined, NOW)).toBeUndefined()
  expect(countOverdue([page([])], NOW)).toBe(0)
})

test('the view comes from the URL; invalid values mean the first view', () => {
  expect(dueSearch({ show: '30' })).toEqual({ show: '30' })
  expect(dueSearch({ show: 'overdue' })).toEqual({})
  expect(dueSearch({ show: '31' })).toEqual({})
  expect(dueSearch({})).toEqual({})
})

test('a single kind of change is named; mixed kinds are summarized', () => {
  expect(applyWords(['OBSOLETE', 'OBSOLETE']).title(2)).toBe('Mark 2 images obsolete')
  expect(applyWords(['DEPRECATED']).title(1)).toBe('Deprecate 1 image')
  expect(applyWords(['DELETED']).done).toBe('marked deleted')
  expect(applyWords(['OBSOLETE', 'DELETED']).title(3)).toBe('Apply 3 planned changes')
})

test('how late an image is counts days of UTC, as its planned date is written', () => {
  const late = (obsolete: string, now: string) => {
    const at = Date.parse(now)
    const [row] = allOverdue(dueOf([image('late', { state: 'DEPRECATED', obsolete })], at))
    return row && daysLate(row, at)
  }
  expect(late('2026-11-23T23:00:00Z', '2026-11-23T23:30:00Z')).toBe(0)
  expect(late('2026-11-23T23:00:00Z', '2026-11-24T01:00:00Z')).toBe(1)
  expect(late('2026-11-23', '2026-11-24T23:00:00Z')).toBe(1)
})
