import fc from 'fast-check'
import { expect, expectTypeOf, test } from 'vitest'
import * as z from 'zod/mini'
import {
  array,
  boolean,
  map,
  number,
  object,
  optional,
  string,
  unknown,
  type Infer,
} from './shape.ts'

const Disk = object({
  name: string,
  size: optional(number),
  boot: optional(boolean),
  users: optional(array(string)),
  source: optional(object({ id: string })),
  labels: optional(map(string)),
  rest: unknown,
})

test('a value that fits has nothing wrong', () => {
  const disk = {
    name: 'a',
    size: 1,
    boot: true,
    users: [],
    source: { id: '1' },
    labels: {},
    rest: null,
  }
  expect(Disk(disk)).toEqual([])
  expect(Disk({ name: 'a', more: 1 })).toEqual([])
})

test('each part that does not fit is named by its path', () => {
  const disk = { size: '1', users: ['a', 2], source: { id: 3 }, labels: { a: 'x', b: 4 } }
  expect(Disk(disk)).toEqual([
    ['name'],
    ['size'],
    ['users', '1'],
    ['source', 'id'],
    ['labels', 'b'],
  ])
  for (const value of [null, undefined, 'a', 1, ['a']]) expect(Disk(value)).toEqual([[]])
})

test('`__proto__` is a key of a map like any other', () => {
  expect(map(string)(JSON.parse('{"__proto__":1}'))).toEqual([['__proto__']])
})

test('fields that may be absent are optional in the type', () => {
  expectTypeOf<Infer<typeof Disk>>().toEqualTypeOf<{
    name: string
    size?: number | undefined
    boot?: boolean | undefined
    users?: string[] | undefined
    source?: { id: string } | undefined
    labels?: Record<string, string> | undefined
    rest?: unknown
  }>()
})

test('it finds wrong what zod finds wrong', () => {
  const known = z.object({
    name: z.string(),
    size: z.optional(z.number()),
    users: z.optional(z.array(z.string())),
    source: z.optional(z.object({ id: z.string() })),
  })
  const ours = object({
    name: string,
    size: optional(number),
    users: optional(array(string)),
    source: optional(object({ id: string })),
  })
  const value = fc.oneof(
    fc.jsonValue(),
    fc.record(
      {
        name: fc.oneof(fc.string(), fc.jsonValue()),
        size: fc.oneof(fc.integer(), fc.jsonValue()),
        users: fc.oneof(fc.array(fc.oneof(fc.string(), fc.jsonValue())), fc.jsonValue()),
        source: fc.oneof(fc.record({ id: fc.jsonValue() }), fc.jsonValue()),
      },
      { requiredKeys: [] },
    ),
  )
  fc.assert(
    fc.property(value, (each) => {
      const issues = known.safeParse(each).error?.issues ?? []
      const paths = issues.map(({ path }) => path.map(String))
      expect([...ours(each)].sort()).toEqual(paths.sort())
    }),
  )
})
