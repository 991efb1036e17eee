import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { COMPARATORS, FilterError, isTimeField, testsOf } from './ast.ts'
import type { Comparison, Condition, Filter, Match } from './ast.ts'
import { parseFilter } from './parse.ts'
import { printFilter } from './print.ts'

const is = (field: string, value: string, op: Comparison['op'] = '='): Comparison => ({
  type: 'compare',
  field: field.split('.'),
  op,
  value,
})
const [a, b, c] = [is('a', '1'), is('b', '2'), is('c', '3')]

describe('AIP-160', () => {
  test.each<[string, Condition]>([
    ['', { type: 'and', parts: [] }],
    [' \n', { type: 'and', parts: [] }],
    ['name = img-1', is('name', 'img-1')],
    ['name!="img 1"', is('name', 'img 1', '!=')],
    ['name >= \'img "1"\'', is('name', 'img "1"', '>=')],
    ['labels.owner:*', is('labels.owner', '*', ':')],
    ['diskSizeGb<=10', is('diskSizeGb', '10', '<=')],
    ['labels.equal = -5', is('labels.equal', '-5')],
    ['eq = ne', is('eq', 'ne')],
    ['a=1 b=2', { type: 'and', parts: [a, b] }],
    ['(a = 1)(b = 2)', { type: 'and', parts: [a, b] }],
    ['a=1 AND b=2 AND c=3', { type: 'and', parts: [a, b, c] }],
    ['a=1 OR b=2 AND c=3', { type: 'and', parts: [{ type: 'or', parts: [a, b] }, c] }],
    ['a=1 b=2 OR c=3', { type: 'and', parts: [a, { type: 'or', parts: [b, c] }] }],
    ['a=1 OR (b=2 AND c=3)', { type: 'or', parts: [a, { type: 'and', parts: [b, c] }] }],
    ['NOT a=1', { type: 'not', part: a }],
    ['-a=1', { type: 'not', part: a }],
    ['NOT(a=1)', { type: 'not', part: a }],
    ['ANDROID = 1', is('ANDROID', '1')],
    ['"AND" = "OR"', is('AND', 'OR')],
    [
      'creationTimestamp > 2026-11-24T03:29:46.123-08:00',
      is('creationTimestamp', '2026-11-24T03:29:46.123-08:00', '>'),
    ],
    [
      'sourceDisk = https://www.googleapis.com/compute/v1/projects/p/zones/z/disks/d',
      is('sourceDisk', 'https://www.googleapis.com/compute/v1/projects/p/zones/z/disks/d'),
    ],
  ])('%s', (text, condition) => {
    expect(parseFilter(text)).toEqual({ dialect: 'aip', condition })
  })

  test('fields are listed in order', () => {
    const fieldsOf = (text: string) => testsOf(parseFilter(text)).map(({ field }) => field)
    expect(fieldsOf('a=1 OR NOT (labels.b:* AND c<2)')).toEqual([['a'], ['labels', 'b'], ['c']])
    expect(fieldsOf('(a eq 1)(b.c ne 2)')).toEqual([['a'], ['b', 'c']])
  })
})

describe('legacy', () => {
  const match = (field: string, op: Match['op'], pattern: string): Match => ({
    field: field.split('.'),
    op,
    pattern,
  })
  test.each<[string, Match[]]>([
    ['name eq img', [match('name', 'eq', 'img')]],
    [' name  ne\t.*instance ', [match('name', 'ne', '.*instance')]],
    ["name eq 'a b'", [match('name', 'eq', 'a b')]],
    ['name eq ""', [match('name', 'eq', '')]],
    [String.raw`name eq ".*\bimg\-1\b.*"`, [match('name', 'eq', String.raw`.*\bimg\-1\b.*`)]],
    ['name eq ^debian-7(-.+)*-v.+', [match('name', 'eq', '^debian-7(-.+)*-v.+')]],
    ['(name eq a(b|c)) (x.y ne "z")', [match('name', 'eq', 'a(b|c)'), match('x.y', 'ne', 'z')]],
    ['(a eq x)(b ne "y")', [match('a', 'eq', 'x'), match('b', 'ne', 'y')]],
    [String.raw`(a eq x\))`, [match('a', 'eq', String.raw`x\)`)]],
    [String.raw`a eq "say \"hi\""`, [match('a', 'eq', 'say "hi"')]],
  ])('%s', (text, matches) => {
    expect(parseFilter(text)).toEqual({ dialect: 'legacy', matches })
  })
})

test.each([
  ['name', 4, /Expected =/],
  ['name =', 6, /Expected a value after “=”/],
  ['= x', 0, /name of a field/],
  ['name = x y', 10, /after “y”/],
  ['a = 1 AND', 9, /name of a field/],
  ['a = 1 and b = 2', 10, /Write AND in capitals/],
  ['(a = 1', 0, /not closed/],
  ['a = 1)', 5, /Unexpected text/],
  ['a = "x', 4, /quote is not closed/],
  ['a = (b OR c)', 4, /Expected a value/],
  ['a = NOT', 4, /quotes/],
  ['OR a = 1', 0, /before OR/],
  ['a..b = 1', 2, /name of a field/],
  ['a = 1 AND b eq 2', 14, /cannot be mixed/],
  ['NOT a eq 1', 8, /cannot be mixed/],
  ['creationTimestamp > yesterday', 20, /Expected a time/],
  ['(a eq 1) (b = 2)', 12, /cannot be mixed/],
  ['(a eq 1) AND (b eq 2)', 9, /no other operators/],
  ['a eq 1 b eq 2', 7, /quote it/],
  ['a eq', 4, /Expected a regular expression/],
  ['(a eq "x"', 0, /not closed/],
  ['a eq x\\', 5, /cannot end in/],
  [`${'('.repeat(33)}a=1`, 33, /Nested/],
  ['x'.repeat(5000), 4096, /at most 4096/],
])('“%s” is refused at %i', (text, position, message) => {
  const error = errorOf(text)
  expect(error?.message).toMatch(message)
  expect(error?.position).toBe(position)
})

const segment = fc.oneof(
  fc.constantFrom('name', 'labels', 'constructor', '__proto__', 'AND', 'eq', 'größe', 'a-b', ''),
  fc.string({ maxLength: 8 }),
)
const field = fc.array(segment, { minLength: 1, maxLength: 3 })
const value = fc.oneof(
  fc.constantFrom('*', 'OR', '-', '', '10', '2026-11-24', 'a\\"b', "it's", '\\', '*x', '名前'),
  fc.array(fc.nat(0xffff), { maxLength: 12 }).map((codes) => String.fromCharCode(...codes)),
)
const comparison = fc
  .record({
    type: fc.constant('compare' as const),
    field,
    op: fc.constantFrom(...COMPARATORS),
    value,
  })
  .filter((one) => !isTimeField(one.field))
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    comparison,
    fc.record({ type: fc.constant('not' as const), part: tie('condition') }),
    fc.record({
      type: fc.constantFrom('and' as const, 'or' as const),
      parts: fc.array(tie('condition'), { minLength: 2, maxLength: 3 }),
    }),
  ),
}))
const pattern = fc
  .array(fc.oneof(fc.constantFrom('"', "'", '\\\\', '\\b', '\\)', '(', ' ', '.*'), fc.string()), {
    maxLength: 6,
  })
  .map((parts) => parts.join('').replace(/\\(?=["']|$)/g, ''))
  .filter((text) => !/(?:^|[^\\])(?:\\\\)*\\(?:["']|$)/.test(text))
const filter: fc.Arbitrary<Filter> = fc.oneof(
  fc.record({ dialect: fc.constant('aip' as const), condition }),
  fc.record({
    dialect: fc.constant('legacy' as const),
    matches: fc.array(
      fc.record({ field, op: fc.constantFrom('eq' as const, 'ne' as const), pattern }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
)

test('a printed filter parses to the same filter', () => {
  fc.assert(
    fc.property(filter, (tree) => {
      expect(parseFilter(printFilter(tree))).toEqual(tree)
    }),
    { numRuns: 1000 },
  )
})

test('any text is either parsed or refused with a position in it', () => {
  const token = fc.constantFrom(
    ...COMPARATORS,
    ...Array.from('()"\'\\-* '),
    'AND',
    'OR',
    'NOT',
    'eq',
    'ne',
    'a',
    'a.b',
  )
  const text = fc.oneof(
    fc.array(fc.nat(0xffff), { maxLength: 20 }).map((codes) => String.fromCharCode(...codes)),
    fc.array(token, { maxLength: 40 }).map((tokens) => tokens.join('')),
    fc.array(token, { maxLength: 40 }).map((tokens) => tokens.join(' ')),
  )
  fc.assert(
    fc.property(text, (any) => {
      const position = errorOf(any)?.position ?? 0
      expect(position).toBeGreaterThanOrEqual(0)
      expect(position).toBeLessThanOrEqual(any.length)
    }),
    { numRuns: 2000 },
  )
})

/** The error of a filter that is refused; anything else that is thrown fails the test. */
function errorOf(text: string): FilterError | undefined {
  try {
    parseFilter(text)
    return undefined
  } catch (error) {
    if (error instanceof FilterError) return error
    throw error
  }
}
