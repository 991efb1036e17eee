/** Chosen facets for property tests: values that occur, and some that don’t. */
import fc from 'fast-check'
import { DUE, type Picks } from './facets.ts'

const some = (...values: string[]) => fc.subarray(values, { minLength: 1 })

export const anyPicks: fc.Arbitrary<Picks> = fc.record(
  {
    states: some('ACTIVE', 'DEPRECATED', 'OBSOLETE', 'RESTING', 'GONE'),
    due: some(...DUE),
    arch: some('X86_64', 'ARM64', '!', '?'),
    labels: some('env=prod', 'env=', '!env', '?env', 'team=web', '!constructor', 'price=low'),
  },
  { requiredKeys: [] },
)
