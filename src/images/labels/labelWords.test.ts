import { expect, test } from 'vitest'
import { countChanges, newsWords } from './labelWords.ts'

test('changes in words; a fourth is only counted', () => {
  const news = [
    { key: 'env', base: 'prod', theirs: 'staging' },
    { key: 'old', base: 'x', theirs: undefined },
    { key: 'tier', base: undefined, theirs: 'gold' },
  ]
  expect(newsWords(news)).toBe('set env to staging, removed old, added tier=gold')
  expect(newsWords([...news, { key: 'a', base: undefined, theirs: '' }])).toMatch(/, 1 more$/)
})

test('counts added, changed and removed labels', () => {
  expect(countChanges({ a: '1', b: '1', c: '1' }, { a: '1', b: '2', d: '' })).toBe(3)
  expect(countChanges({}, {})).toBe(0)
})
