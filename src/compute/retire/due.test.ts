import { expect, test } from 'vitest'
import { withoutFields } from '../unread.ts'
import { calendarText } from './calendar.ts'
import { dueChange, dueOf, within } from './due.ts'
import { ago, image, NOW, state } from './testEstate.ts'

const images = [
  image(0, state('ACTIVE', { deprecated: ago(1) })),
  image(1, state('DEPRECATED', { deprecated: ago(50), obsolete: ago(3), deleted: ago(-5) })),
  image(2, state('DEPRECATED', { obsolete: ago(9), deleted: ago(2) })),
  image(3, state('DEPRECATED', { obsolete: ago(12) })),
  image(4, state('OBSOLETE', { deleted: '2026-12-20' })),
  image(5, state('OBSOLETE')),
  image(6, state('DELETED')),
  image(7, state('ACTIVE')),
  image(8, state('DEPRECATED', { obsolete: 'some day' })),
  withoutFields(image(9, state('DEPRECATED')), [['deprecated', 'obsolete']]),
]
const view = dueOf(images, NOW)

test('overdue images by due state, longest overdue first', () => {
  const names = [...view.overdue].map(([due, rows]) => [due, ...rows.map((row) => row.image.name)])
  expect(names).toEqual([
    ['DEPRECATED', 'i0'],
    ['OBSOLETE', 'i3', 'i1'],
    ['DELETED', 'i2'],
  ])
  const [first] = view.overdue.get('DELETED') ?? []
  expect(first && dueChange(first)).toEqual({
    kind: 'deprecate',
    status: { state: 'DELETED', obsolete: ago(9), deleted: ago(2) },
  })
})

test('planned images, images without a plan and unread ones', () => {
  expect(view.planned.map((row) => [row.image.name, row.state])).toEqual([
    ['i1', 'DELETED'],
    ['i4', 'DELETED'],
  ])
  expect(within(view.planned, 7, NOW)).toHaveLength(1)
  expect(within(view.planned, 30, NOW)).toHaveLength(2)
  expect(view.withoutPlan.map(({ name }) => name)).toEqual(['i5'])
  expect(view.unread.map(({ name }) => name)).toEqual(['i8', 'i9'])
})

test('a calendar file gives each event an end, and folds long lines', () => {
  const text = calendarText('p', view.planned, NOW)
  expect(text).toContain(
    [
      'BEGIN:VEVENT',
      'UID:deleted.999.p@compute-images',
      'DTSTAMP:20261124T120000Z',
      'DTSTART:20261129T120000Z',
      'DTEND:20261129T121500Z',
      'SUMMARY:Mark deleted: i1',
      '',
    ].join('\r\n'),
  )
  expect(text).toContain('DTSTART;VALUE=DATE:20261220\r\nDTEND;VALUE=DATE:20261221\r\n')
  expect(text.endsWith('END:VEVENT\r\nEND:VCALENDAR\r\n')).toBe(true)
  for (const line of text.split('\r\n')) {
    expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
  }
  const unfolded = text.replaceAll('\r\n ', '')
  expect(unfolded).toContain('Family a\\, project p. Compute Engine doesn’t change the state')
})

test.each(['1', undefined])('a name can’t break out of its line, with the id %s', (id) => {
  const deprecated = state('ACTIVE', { deleted: ago(-1) })
  const odd = image(1, { name: 'a\r\nBEGIN:VALARM;,\\', id, ...deprecated })
  const text = calendarText('p', dueOf([odd], NOW).planned, NOW)
  expect(text).not.toContain('\nBEGIN:VALARM')
  // Nor can it end a text: RFC 5545, 3.3.11.
  const [uid = ''] = /^UID:.*$/m.exec(text.replaceAll('\r\n ', '')) ?? []
  expect(uid).not.toMatch(/(?<!\\)[;,]/)
})
