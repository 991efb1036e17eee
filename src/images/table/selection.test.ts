import { expect, test } from 'vitest'
import { readEntries } from './entry.ts'
import { extentOf, selectedOf, toggled } from './selection.ts'

const entries = readEntries([{ name: 'a', id: '1' }, { name: 'b', id: '2' }, { name: 'c' }], 0)

test('all, some and none', () => {
  expect(extentOf(entries, new Set())).toBe('none')
  expect(extentOf(entries, new Set(['1']))).toBe('mixed')
  expect(extentOf(entries, new Set(['1', '2', 'c', 'gone']))).toBe('all')
  expect(extentOf([], new Set(['1']))).toBe('none')
})

test('a toggle completes a selection before it clears it, and leaves the rest alone', () => {
  const some = toggled(entries, new Set(['2', 'other']))
  expect(some).toEqual(new Set(['1', '2', 'c', 'other']))
  expect(toggled(entries, some)).toEqual(new Set(['other']))
})

test('an image recreated with the same name isn’t the selected one', () => {
  const again = readEntries([{ name: 'a', id: '7' }], 0)
  expect(selectedOf(again, new Set(['1']))).toEqual([])
  expect(selectedOf(entries, new Set(['1', 'gone']))).toHaveLength(1)
})
