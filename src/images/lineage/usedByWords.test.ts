import { expect, test } from 'vitest'
import { usedByWords, type Counted } from './usedByWords.ts'

const counted = (
  state: Counted['reading']['state'],
  number: number,
  one: string,
  unreadable = 0,
): Counted => ({ reading: { state, unreadable }, number, one })

test('what has been read is counted', () => {
  expect(usedByWords([counted('known', 0, 'template'), counted('known', 1, 'disk')])).toEqual({
    used: '1 disk',
    counting: '',
  })
  expect(usedByWords([counted('known', 0, 'template'), counted('known', 0, 'disk')]).used).toBe(
    '0 templates, 0 disks',
  )
})

test('what hasn’t been read is never 0', () => {
  expect(usedByWords([counted('reading', 0, 'template'), counted('reading', 0, 'disk')])).toEqual({
    used: '',
    counting: 'templates and disks',
  })
  expect(usedByWords([counted('known', 0, 'template'), counted('reading', 0, 'disk')])).toEqual({
    used: '',
    counting: 'disks',
  })
  expect(usedByWords([counted('known', 2, 'template'), counted('reading', 3, 'disk')])).toEqual({
    used: '2 templates, at least 3 disks',
    counting: 'disks',
  })
})

test('what can’t be read is reported, and unreadable items make a count a minimum', () => {
  expect(usedByWords([counted('unknown', 0, 'template'), counted('known', 3, 'disk', 1)])).toEqual({
    used: 'an unknown number of templates, at least 3 disks',
    counting: '',
  })
  expect(usedByWords([counted('unknown', 0, 'template'), counted('known', 0, 'disk')]).used).toBe(
    'an unknown number of templates',
  )
})

test('nothing but unreadable items is an unknown number, not at least 0', () => {
  expect(usedByWords([counted('known', 0, 'disk', 2)]).used).toBe('an unknown number of disks')
})
