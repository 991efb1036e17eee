import { expect, test } from 'vitest'
import { stateCounts } from './stateCounts.ts'

const counts = { ACTIVE: 0, DEPRECATED: 0, OBSOLETE: 0, DELETED: 0 }

test.each([
  [{ ...counts, ACTIVE: 4, DEPRECATED: 3, OBSOLETE: 2 }, 9, '4 active, 3 deprecated, 2 obsolete'],
  [{ ...counts, DELETED: 1200 }, 1200, '1,200 deleted'],
  [{ ...counts, ACTIVE: 1 }, 3, '1 active, 2 in another state'],
  [counts, 0, ''],
])('%o of %d', (of, total, words) => {
  expect(stateCounts(of, total)).toBe(words)
})
