import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeLabels, resolveLabels, sameLabels } from './labelMerge.ts'
import type { Labels } from '../schema.ts'

const key = fc.constantFrom('env', 'team', 'os', 'constructor', '__proto__', 'toString')
const labels: fc.Arbitrary<Labels> = fc
  .array(fc.tuple(key, fc.constantFrom('', 'a', 'b', 'c')), { maxLength: 6 })
  .map((entries) => Object.fromEntries(entries))
const keysOf = (...all: Labels[]) => new Set(all.flatMap((each) => Object.keys(each)))

test('edits to different keys merge; different edits to the same key conflict', () => {
  const merge = mergeLabels(
    { env: 'dev', team: 'web', old: 'x' },
    { env: 'prod', team: 'web', mine: '1' },
    { env: 'test', team: 'ops', old: 'x' },
  )
  expect(merge).toEqual({
    merged: { mine: '1', team: 'ops' },
    conflicts: [{ key: 'env', base: 'dev', mine: 'prod', theirs: 'test' }],
    fromTheirs: [{ key: 'team', base: 'web', theirs: 'ops' }],
  })
  expect(resolveLabels(merge, new Map([['env', 'stage']]))).toEqual({
    env: 'stage',
    mine: '1',
    team: 'ops',
  })
  expect(resolveLabels(merge, new Map([['env', undefined]]))).toEqual({ mine: '1', team: 'ops' })
  expect(() => resolveLabels(merge, new Map())).toThrow('The label env is still to be decided.')
})

test('identity: without own changes, the other side’s are taken without conflict', () => {
  fc.assert(
    fc.property(labels, labels, (base, other) => {
      for (const merge of [mergeLabels(base, other, base), mergeLabels(base, base, other)]) {
        expect(merge.conflicts).toEqual([])
        expect(sameLabels(merge.merged, other)).toBe(true)
      }
      expect(mergeLabels(base, other, other).conflicts).toEqual([])
      expect(mergeLabels(base, other, base).fromTheirs).toEqual([])
    }),
  )
})

test('symmetry: swapping mine and theirs gives the same result, with conflicts mirrored', () => {
  fc.assert(
    fc.property(labels, labels, labels, (base, mine, theirs) => {
      const one = mergeLabels(base, mine, theirs)
      const other = mergeLabels(base, theirs, mine)
      expect(sameLabels(one.merged, other.merged)).toBe(true)
      expect(other.conflicts).toEqual(
        one.conflicts.map((each) => ({ ...each, mine: each.theirs, theirs: each.mine })),
      )
    }),
  )
})

test('no key is lost or invented, and every value comes from one of the sides', () => {
  fc.assert(
    fc.property(
      labels,
      labels,
      labels,
      fc.constantFrom('mine', 'theirs'),
      (base, mine, theirs, side) => {
        const merge = mergeLabels(base, mine, theirs)
        const choices = new Map(merge.conflicts.map((conflict) => [conflict.key, conflict[side]]))
        const result = new Map(Object.entries(resolveLabels(merge, choices)))
        const [was, own, now] = [base, mine, theirs].map((each) => new Map(Object.entries(each)))
        for (const each of keysOf(base, mine, theirs)) {
          const [before, ours, other] = [was?.get(each), own?.get(each), now?.get(each)]
          const wanted =
            ours === other
              ? ours
              : ours === before
                ? other
                : other === before
                  ? ours
                  : side === 'mine'
                    ? ours
                    : other
          expect(result.get(each)).toBe(wanted)
        }
        expect([...result.keys()].every((each) => keysOf(base, mine, theirs).has(each))).toBe(true)
      },
    ),
  )
})
