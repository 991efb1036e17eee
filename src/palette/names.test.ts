import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lower, RANK, rankOf } from './fuzzy.ts'
import { bestNames, namesOf } from './names.ts'

const anyName = fc.oneof(
  fc.stringMatching(/^(?:web|db|a)(?:-[ab01]{1,3}){0,3}$/),
  fc.string({ unit: fc.constantFrom('a', 'B', 'b', '0', '6', '-', 'é', 'İ', '\n'), maxLength: 6 }),
)
const anyWord = fc.stringMatching(/^[ab0-]{1,5}$|^web?[ab0]?$/)

test('the best names are the first of all that fit, sorted', () => {
  const anyNames = fc.array(fc.record({ name: anyName, isLater: fc.boolean() }), { maxLength: 40 })
  const anyWords = fc.array(anyWord, { minLength: 1, maxLength: 2 })
  fc.assert(
    fc.property(anyNames, anyWords, fc.integer({ min: 1, max: 5 }), (all, words, most) => {
      const lateness = (index: number) => all[index]?.isLater === true
      const names = namesOf(
        all.map(({ name }) => name),
        lateness,
      )
      const sorted = all
        .map(({ name }, index) => ({ index, low: lower(name), rank: rankOf(lower(name), words) }))
        .filter(({ rank }) => rank !== RANK.none)
        .sort(
          (a, b) =>
            a.rank - b.rank ||
            Number(lateness(a.index)) - Number(lateness(b.index)) ||
            a.low.length - b.low.length ||
            (a.low < b.low ? -1 : a.low > b.low ? 1 : 0),
        )
      const first = sorted.slice(0, most)
      const best = bestNames(names, words, most)
      // Among equals, any may come first.
      expect(best.map(({ low, rank }) => [low, rank])).toEqual(
        first.map(({ low, rank }) => [low, rank]),
      )
      expect(best.map(({ index }) => lower(all[index]?.name ?? ''))).toEqual(
        first.map(({ low }) => low),
      )
    }),
    { numRuns: 2000 },
  )
})
