import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isLabelKey, isLabelValue } from './labels.ts'
import {
  labelsOf,
  readPasted,
  rowProblems,
  rowsOf,
  rowsProblem,
  suggestionsFrom,
  withPairs,
} from './labelRows.ts'

const key = fc.oneof(fc.stringMatching(/^[a-z][a-z0-9_-]{0,10}$/), fc.constant('constructor'))
const value = fc.stringMatching(/^[a-z0-9_-]{0,10}$/)

test('labels become rows and back', () => {
  fc.assert(
    fc.property(fc.dictionary(key, value, { noNullPrototype: true }), (labels) => {
      expect(labelsOf(rowsOf(labels))).toEqual(labels)
      expect(rowsProblem(rowsOf(labels))).toBeNull()
    }),
  )
})

test('lines, a list and JSON are parsed alike', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(key, value), { selector: ([k]) => k, minLength: 1 }),
      (pairs) => {
        const lines = pairs.map(([k, v]) => `${k}=${v}`)
        expect(readPasted(lines.join('\n'))).toEqual(pairs)
        expect(readPasted(lines.join(','))).toEqual(pairs)
        expect(readPasted(JSON.stringify(Object.fromEntries(pairs)))).toEqual(
          Object.entries(Object.fromEntries(pairs)),
        )
      },
    ),
  )
})

test('text that can’t be parsed is reported', () => {
  for (const text of ['', 'no pair', '{"a":', '{"a":1}', '[1', '=x']) {
    expect(readPasted(text)).toEqual(expect.any(String))
  }
})

test('rules, duplicates and the limit', () => {
  const rows = [
    { id: 1, key: 'env', value: 'prod' },
    { id: 2, key: 'env', value: 'Test' },
    { id: 3, key: '', value: '' },
    { id: 4, key: '', value: 'x' },
  ]
  expect(rowProblems(rows)).toEqual([
    {},
    { key: 'This key is already used.', value: expect.stringContaining('lowercase') },
    {},
    { key: 'Enter a key.' },
  ])
  const many = Array.from({ length: 65 }, (_, id) => ({ id, key: `k${id}`, value: '' }))
  expect(rowsProblem(many)).toContain('64')
})

test('pairs replace existing values and add the rest', () => {
  const rows = [
    { id: 1, key: 'env', value: 'test' },
    { id: 2, key: '', value: '' },
  ]
  expect(
    labelsOf(
      withPairs(rows, [
        ['env', 'prod'],
        ['team', 'web'],
      ]),
    ),
  ).toEqual({ env: 'prod', team: 'web' })
})

test('rows without problems are valid labels', () => {
  const row = fc.record({ id: fc.nat(), key: fc.string(), value: fc.string() })
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      if (rowsProblem(rows) !== null) return
      for (const [k, v] of Object.entries(labelsOf(rows))) {
        expect(isLabelKey(k) && isLabelValue(v)).toBe(true)
      }
    }),
  )
})

test('suggestions are sorted by use', () => {
  const images: { labels?: Record<string, string> }[] = [
    { labels: { env: 'prod', a: '' } },
    { labels: { env: 'test' } },
    { labels: { env: 'test' } },
    {},
  ]
  expect([...suggestionsFrom(images)]).toEqual([
    ['env', ['test', 'prod']],
    ['a', ['']],
  ])
})
