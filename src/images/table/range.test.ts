import { expect, test } from 'vitest'
import { readEntries, type Entry } from './entry.ts'
import { imagesBetween, imagesToToggle } from './range.ts'
import type { FamilyRow, Row } from './rows.ts'

const entries = readEntries(
  ['a1', 'a2', 'b1', 'b2', 'c1'].map((name) => ({ name, id: name })),
  0,
)
const [a1, a2, b1, b2, c1] = entries as [Entry, Entry, Entry, Entry, Entry]

const family = (expanded: boolean, ...shown: Entry[]): FamilyRow => ({
  kind: 'family',
  family: { name: shown[0]?.image.name.slice(0, 1) ?? '', members: shown, counts: {} } as never,
  shown,
  expanded,
  position: 1,
})

/** Family a with its images, family b collapsed, family c with its image. */
const rows: Row[] = [family(true, a1, a2), a1, a2, family(false, b1, b2), family(true, c1), c1]

const names = (found: readonly Entry[]) => found.map(({ image }) => image.name)

test.each([
  ['images', 1, 2, ['a1', 'a2']],
  ['the other way', 2, 1, ['a1', 'a2']],
  ['over a collapsed family', 2, 5, ['a2', 'b1', 'b2', 'c1']],
  ['from a family', 0, 1, ['a1', 'a2']],
  ['to an expanded family', 2, 4, ['a2', 'b1', 'b2', 'c1']],
  ['one row', 3, 3, ['b1', 'b2']],
])('the images of a range: %s', (_, from, to, expected) => {
  expect(names(imagesBetween(rows, from, to))).toEqual(expected)
})

test('an expanded family on the way has only the members that the range reaches', () => {
  const long: Row[] = [family(false, b1), family(true, a1, a2), a1, a2]
  expect(names(imagesBetween(long, 0, 2))).toEqual(['b1', 'a1'])
})

test('all of a range get the state that its last row gets', () => {
  const selected = new Set([a2])
  const has = (entry: Entry) => selected.has(entry)
  expect(names(imagesToToggle(rows, 1, 5, has))).toEqual(['a1', 'b1', 'b2', 'c1'])
  expect(names(imagesToToggle(rows, 5, 2, has))).toEqual(['a2'])
  expect(names(imagesToToggle(rows, -1, 3, has))).toEqual(['b1', 'b2'])
  expect(imagesToToggle(rows, 0, 99, has)).toEqual([])
})
