import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseMask } from './fieldMask.ts'
import { maskJson } from './maskJson.ts'

/** A mask as a tree: what `parseMask` parses, for a model that works on values. */
type Tree = { [name: string]: Tree | true }

const name = fc.constantFrom('a', 'b', 'items', 'x-1', '*')
const tree = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.dictionary(
    name,
    fc.oneof({ depthSize: 'small' }, fc.constant(true as const), tie('tree')),
    {
      minKeys: 1,
      maxKeys: 3,
    },
  ),
})).tree

/** `items(name)` and `items/name` mean the same; both are generated. */
function print(mask: Tree): string {
  const parts = Object.entries(mask).map(([field, part]) => {
    if (part === true) return field
    const inner = print(part)
    return inner.startsWith('b') && !inner.includes(',')
      ? `${field}/${inner}`
      : `${field}(${inner})`
  })
  return parts.join()
}

/** The text that a mask keeps of another. */
const cut = (text: string, fields: string) =>
  new TextDecoder().decode(maskJson(new TextEncoder().encode(text), parseMask(fields)))

/** What either of two parts keeps. */
function either(a: Tree | true | undefined, b: Tree | true | undefined): Tree | true | undefined {
  if (a === true || b === true) return true
  if (!a || !b) return a ?? b
  const names = [...Object.keys(a), ...Object.keys(b)]
  return Object.fromEntries(names.map((field) => [field, either(a[field], b[field]) ?? {}]))
}

/** The same, but on values. */
function masked(value: unknown, mask: Tree): unknown {
  if (Array.isArray(value)) return value.map((item) => masked(item, mask))
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).flatMap(([field, inner]: [string, unknown]) => {
    const part = either(Object.hasOwn(mask, field) ? mask[field] : undefined, mask['*'])
    if (part === true) return [[field, inner]]
    if (part === undefined || typeof inner !== 'object' || inner === null) return []
    const left = masked(inner, part)
    return JSON.stringify(left) === '{}' ? [] : [[field, left]]
  })
  return Object.fromEntries(kept)
}

const key = fc.oneof(name, fc.constantFrom('', '"', '\\', 'a"', '{', ',', 'ü'), fc.string())
const resource = fc.dictionary(
  key,
  fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.oneof(
        fc.string(),
        fc.constantFrom('\\"', '{"a":[', '\\\\'),
        fc.double(),
        fc.boolean(),
        fc.constant(null),
      ),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(key, tie('value'), { maxKeys: 4 }),
    ),
  })).value,
  { maxKeys: 5 },
)

test('cutting the text equals masking the value', () => {
  fc.assert(
    fc.property(resource, tree, (value, mask) => {
      const text = JSON.stringify(value)
      expect(cut(text, print(mask))).toBe(JSON.stringify(masked(JSON.parse(text), mask)))
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['items(a,b)', '{"items":[{"a":1,"b":2},{"a":{"c":[]}}]}'],
  ['items/a', '{"items":[{"a":1},{"a":{"c":[]}}]}'],
  ['items(a/c,b)', '{"items":[{"b":2},{"a":{"c":[]}}]}'],
  ['items(a/c),items/b,next', '{"next":"}","items":[{"b":2},{"a":{"c":[]}}]}'],
  ['items/nosuch', '{"items":[{},{}]}'],
  ['items/*/c,none', '{"items":[{},{"a":{"c":[]}}],"none":{}}'],
  ['next/a', '{}'],
  ['items(a/c),*', '{"next":"}","items":[{"a":1,"b":2,"x":3},{"x":3,"a":{"c":[]}}],"none":{}}'],
  ['items/b,*/a/c', '{"items":[{"b":2},{"a":{"c":[]}}]}'],
  ['*', '{"next":"}","items":[{"a":1,"b":2,"x":3},{"x":3,"a":{"c":[]}}],"none":{}}'],
])('%s', (fields, expected) => {
  const text = '{"next":"}","items":[{"a":1,"b":2,"x":3},{"x":3,"a":{"c":[]}}],"none":{}}'
  expect(cut(text, fields)).toBe(expected)
})

test('a mask with * at every level takes no longer than the text has levels', () => {
  const fields = `${'a/q,b/q,*('.repeat(20)}c${')'.repeat(20)}`
  expect(cut('{"a":{"b":{"q":1},"q":2},"c":3}', fields)).toBe('{"a":{"b":{"q":1},"q":2}}')
})

test('values deeper or longer than in any image are handled too', () => {
  const deep = '[{"a":'.repeat(60) + '"}]\\""' + '}]'.repeat(60)
  const long = JSON.stringify(Array.from({ length: 50_000 }, (_, a) => ({ a, b: '"'.repeat(9) })))
  const text = `{"deep":${deep},"kept":1,"long":${long},"next":2}`
  expect(cut(text, 'kept')).toBe('{"kept":1}')
  expect(cut(text, 'deep,kept')).toBe(`{"deep":${deep},"kept":1}`)
  expect(cut(text, 'long,next')).toBe(`{"long":${long},"next":2}`)
  expect(cut(text, 'next,long/none')).toContain(',{},{}],"next":2}')
})

test.each(['items(a,b/c)', 'items/none', 'none'])(
  'text that was cut off has an end: %s',
  (fields) => {
    const text = JSON.stringify({ items: [{ a: 'ü\\"', b: { c: [1] } }] })
    for (let end = 0; end < text.length; end++) {
      const part = text.slice(0, end)
      expect(cut(part, fields).length).toBeLessThanOrEqual(end)
    }
  },
)
