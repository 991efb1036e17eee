import { expect, test } from 'vitest'
import { Families } from '../../compute/families.ts'
import { whole } from '../../compute/retire/parts.ts'
import { planOf } from '../../compute/retire/plan.ts'
import { PRESETS } from '../../compute/retire/presets.ts'
import type { Image } from '../../compute/schema.ts'
import { image, NOW, state } from '../../compute/retire/testEstate.ts'
import { isAsSeen, readSeen, seenText } from './seen.ts'
import { reasonPieces } from './reasonPieces.ts'
import { rowsInParts, tableRows, type TableRow, type TableRows } from './view.ts'

const planFor = (images: readonly Image[]) =>
  planOf(
    {
      project: 'p',
      images: Families.of(images),
      policy: {
        ...PRESETS.golden,
        choose: { families: ['*'], names: [], labels: [], use: 'any' },
        keep: { newest: 2, of: 'all', per: 'family' },
        limits: { changes: 100, removals: 0, percent: 40, errors: 3 },
      },
    },
    NOW,
  )

const images = [
  image(0),
  image(1, { labels: { keep: '' } }),
  image(2),
  image(3),
  image(7, state('OBSOLETE')),
  image(8, state('DEPRECATED', { obsolete: '2026-11-16' })),
  image(5, { family: 'b' }),
]
const plan = planFor(images)
const { families, reasons } = whole(rowsInParts(plan))
const allOf = ({ length, at }: TableRows): TableRow[] =>
  Array.from({ length }, (_, index) => at(index)).filter((row) => row !== undefined)
const names = (show: 'all' | 'protected' | 'change', closed: string[] = []) =>
  allOf(tableRows(families, { show, reason: undefined }, new Set(closed))).map((row) =>
    row.kind === 'family' ? row.family.plan.family : row.row.image.name,
  )

test('changing rows come first, protected ones last, newest first within each', () => {
  expect(names('all')).toEqual(['a', 'i3', 'i8', 'i2', 'i0', 'i7', 'i1', 'b', 'i5'])
  expect(names('all', ['a'])).toEqual(['a', 'b', 'i5'])
  expect(names('protected')).toEqual(['a', 'i1'])
  const overdue = tableRows(families, { show: 'all', reason: 'OVERDUE' }, new Set())
  expect(overdue).toMatchObject({ length: 2, families: 1 })
  expect(allOf(overdue)).toHaveLength(2)
  expect(overdue.at(2)).toBeUndefined()
  expect(tableRows([], { show: 'all', reason: undefined }, new Set()).at(0)).toBeUndefined()
  expect(reasons.get('IS_HEAD')).toBe(2)
})

test('the deciding reason comes first', () => {
  const words = (name: string) => {
    const row = families[0]?.rows.find((each) => each.image.name === name)
    return row ? reasonPieces(row, NOW).map(({ text }) => text) : []
  }
  expect(words('i8')[0]).toBe('Overdue: obsolete by 16 Nov 2026')
  expect(words('i1')[0]).toBe('Protected by label keep')
  expect(words('i2')[0]).toBe('Put off: at most 40% of a family per run')
})

test('a link detects changed images but ignores elapsed time', () => {
  const seen = readSeen(seenText(plan, NOW))
  expect(seen).toMatchObject({ at: NOW, changes: plan.outcomes.change })
  if (!seen) return
  expect(isAsSeen(seen, planFor(images.toReversed()))).toBe(true)
  expect(isAsSeen(seen, planFor([...images.slice(1), image(0, { labels: { a: '' } })]))).toBe(false)
  expect(isAsSeen(seen, planFor(images.slice(0, 6)))).toBe(false)
  expect(readSeen('soon')).toBeUndefined()
})
