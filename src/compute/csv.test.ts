import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvText } from './csv.ts'

test('quotes, commas and line breaks stay in their cell', () => {
  expect(csvText([['a', 'b, c', 'say "d"', 'e\nf', 1]])).toBe('a,"b, c","say ""d""","e\nf",1\r\n')
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1'])(
  '%j doesn’t become a formula',
  (text) => {
    expect(csvText([[text]]).replace(/^"/, '')).toMatch(/^'/)
  },
)

test('no cell starts like a formula, whatever it contains', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (row) => {
      const cells =
        csvText([row])
          .slice(0, -2)
          .match(/"(?:[^"]|"")*"|[^,"]+|(?<=,|^)(?=,|$)/g) ?? []
      for (const each of cells) expect(each.replace(/^"/, '')).not.toMatch(/^[=+\-@\t\r]/)
    }),
  )
})
