import { expect, test } from 'vitest'
import { withInherited } from './words.ts'

test.each([
  ['none', 0, 'none'],
  ['GVNIC', 0, 'GVNIC'],
  ['none', 8, '8 inherited'],
  ['GVNIC', 8, '8 inherited, GVNIC'],
])('%s and %i inherited: %s', (words, inherited, summary) => {
  expect(withInherited(words, inherited)).toBe(summary)
})
