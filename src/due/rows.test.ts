import { expect, test } from 'vitest'
import { dueOf } from '../compute/retire/due.ts'
import type { Image } from '../compute/schema.ts'
import { countOverdue } from './overdue.ts'
import { allOverdue, rowsOf, tilesOf, type DueRow } from './rows.ts'
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

test('what is overdue is grouped by what is due; what comes within a week is below', () => {
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

test('what comes is grouped by what is planned; what has no date by its state', () => {
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

test('the numbers over the table', () => {
  expect(tilesOf(due, NOW)).toEqual([
    { view: 'overdue', number: 3, oldest: 12 },
    { view: '7', number: 1, families: 1 },
    { view: '30', number: 2, families: 2 },
    { view: '90', number: 2, families: 2 },
    { view: 'unplanned', number: 1 },
  ])
})

test('the count of the navigation is that of the page, and none while images are missing', () => {
  expect(countOverdue([{ items: IMAGES.slice(0, 3) }, { items: IMAGES.slice(3) }], NOW)).toBe(
    allOverdue(due).length,
  )
  expect(countOverdue([{ items: IMAGES, nextPageToken: 'next' }], NOW)).toBeUndefined()
  expect(countOverdue(undefined, NOW)).toBeUndefined()
  expect(countOverdue([{ items: [] }], NOW)).toBe(0)
})

test('the address says which view; what it can’t say is the first', () => {
  expect(dueSearch({ show: '30' })).toEqual({ show: '30' })
  expect(dueSearch({ show: 'overdue' })).toEqual({})
  expect(dueSearch({ show: '31' })).toEqual({})
  expect(dueSearch({})).toEqual({})
})

test('one kind of change is told by its name, several together', () => {
  expect(applyWords(['OBSOLETE', 'OBSOLETE']).title(2)).toBe('Mark 2 images obsolete')
  expect(applyWords(['DEPRECATED']).title(1)).toBe('Deprecate 1 image')
  expect(applyWords(['DELETED']).done).toBe('marked deleted')
  expect(applyWords(['OBSOLETE', 'DELETED']).title(3)).toBe('Apply 3 planned changes')
})
