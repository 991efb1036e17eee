import { expect, test } from 'vitest'
import { isBeginning, keysOfAction, keysOfPage, shortcutFor, SHORTCUTS } from './table.ts'

const all = SHORTCUTS.flatMap(({ shortcuts }) => shortcuts)

test('no keys mean two things, and none begin others', () => {
  const keys = all.map((each) => each.keys)
  expect(new Set(keys).size).toBe(keys.length)
  expect(keys.filter((each) => isBeginning(each))).toEqual([])
})

test('keys are found by what they do, and the other way round', () => {
  expect(shortcutFor('g d')?.effect).toEqual({ page: 'due' })
  expect(shortcutFor('Enter')).toBeUndefined()
  expect(isBeginning('g')).toBe(true)
  expect(keysOfAction('changeDeprecation')).toBe('d')
  expect(keysOfAction('open')).toBeUndefined()
  expect(keysOfPage('create')).toBe('c')
})
