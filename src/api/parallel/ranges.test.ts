import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileFilter } from '../../compute/filter/evaluate.ts'
import { fromFile, testClient } from '../../emulator/testing/client.ts'
import { isIn, patternOf, rangesOf, type Range } from './ranges.ts'

/** RFC 1035 labels, many of which begin alike. */
const name = fc.oneof(
  fc.stringMatching(/^[a-z](?:[-a-z0-9]{0,12}[a-z0-9])?$/),
  fc.stringMatching(/^web(?:-base)?(?:-v[0-9]{1,3})?$/),
  fc.stringMatching(/^[ab][-0a]{0,3}[0a]$/),
)
const names = fc.uniqueArray(name, { minLength: 1, maxLength: 40 })
const count = fc.integer({ min: 1, max: 30 })

const filterOf = (range: Range) => `name eq "${patternOf(range)}"`

test('every name is in exactly one range, whatever names the ranges were made from', () => {
  fc.assert(
    fc.property(names, names, count, (sample, all, most) => {
      const ranges = rangesOf(sample, most)
      expect(ranges.length).toBeLessThanOrEqual(most)
      const holds = ranges.map((range) => compileFilter(filterOf(range)))
      for (const each of [...all, ...sample]) {
        expect(holds.filter((matches) => matches({ name: each }))).toHaveLength(1)
        expect(ranges.map((range) => isIn(range, each))).toEqual(
          holds.map((matches) => matches({ name: each })),
        )
      }
    }),
  )
})

test('a range of a whole alphabet and of none are patterns too', () => {
  const patterns = (sample: string[], most: number) => rangesOf(sample, most).map(patternOf)
  expect(patterns([], 8)).toEqual(['.*'])
  expect(patterns(['web-1'], 8)).toEqual(['.*'])
  expect(patterns(['api-1', 'web-1'], 2)).toEqual(['(?:|[-0-9a-v].*)', '(?:w.*|[x-z].*)'])
  expect(patterns(['web-1', 'web-2'], 2)[1]).toBe(
    '(?:w(?:e(?:b(?:-(?:2.*|[3-9a-z].*)|[0-9a-z].*)|[c-z].*)|[f-z].*)|[x-z].*)',
  )
})

test('ranges of names as many as in the sample are of about the same size', () => {
  const all = Array.from({ length: 1000 }, (_, n) => `app-${String(n).padStart(4, '0')}`)
  const sizes = rangesOf(
    all.filter((_, n) => n % 7 === 0),
    10,
  ).map((range) => all.filter((each) => isIn(range, each)).length)
  expect(sizes).toHaveLength(10)
  expect(Math.max(...sizes)).toBeLessThan(130)
})

test('the emulator lists each image in exactly one range', async () => {
  await fc.assert(
    fc.asyncProperty(names, names, count, async (sample, all, most) => {
      const { ask } = testClient()
      for (const each of all) {
        await ask('POST', 'p/global/images', fromFile(each))
      }
      const found = await Promise.all(
        rangesOf(sample, most).map(async (range) => {
          const query = new URLSearchParams({ filter: filterOf(range) })
          const { body } = await ask('GET', `p/global/images?${query}`)
          return ((body as { items?: { name: string }[] }).items ?? []).map((item) => item.name)
        }),
      )
      expect(found.flat().sort()).toEqual([...all].sort())
    }),
    { numRuns: 30 },
  )
})
