import { expect, test } from 'vitest'
import { wordHints } from './wordHints.ts'

const hints = (typed: string, ...keys: string[]) => wordHints(typed, (key) => keys.includes(key))

test.each(['age>90x', 'age:90d', 'Age<d', 'age>'])('%s: how ages are written', (word) =>
  expect(hints(word)).toEqual([expect.stringContaining('write age>90d or age<90d.')]),
)

test.each(['use:nobody', 'use=none', 'use:'])('%s: which uses there are', (word) =>
  expect(hints(word)).toEqual([
    expect.stringContaining('write use:none, use:some or use:unknown.'),
  ]),
)

test.each(['state:foo', 'STATE=foo'])('%s: no label of that key', (word) =>
  expect(hints(word, 'env')).toEqual([
    expect.stringContaining(
      'no image listed here has the label state. For other fields, type the value alone.',
    ),
  ]),
)

test('each misspelled word has its hint, once', () =>
  expect(hints('web age>1w state:foo state:foo')).toHaveLength(2))

test.each(['', 'web', 'age>90d', 'use:some', 'breaks:any', 'env:none', 'env=', 'use:mine', 'aged'])(
  'nothing is said about %j, which means what it says',
  (typed) => expect(hints(typed, 'env', ...(typed === 'use:mine' ? ['use'] : []))).toEqual([]),
)
