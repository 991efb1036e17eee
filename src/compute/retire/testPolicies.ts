/** Random valid policies, for tests. */
import fc from 'fast-check'
import { PRESETS } from './presets.ts'
import { policyProblems, PRESET_NAMES, SINCE, type RetirePolicy } from './policy.ts'

const age = fc.option(fc.integer({ min: 0, max: 90 }), { freq: 5 })

const ages = fc
  .record({
    since: fc.constantFrom(...SINCE),
    values: fc.tuple(age, age, age, age),
  })
  .map(({ since, values }) => {
    const numbers = since === 'position' ? values.map((each) => each && 1 + (each % 6)) : values
    const set = numbers.filter((each) => each !== null).sort((a, b) => a - b)
    const [deprecated, obsolete, deleted, removed] = numbers.map((each) =>
      each === null ? null : (set.shift() ?? null),
    )
    return {
      since,
      deprecated: deprecated ?? null,
      obsolete: obsolete ?? null,
      deleted: deleted ?? null,
      removed: removed ?? null,
    }
  })

/** Any policy over the families `a`, `b`, … without contradictions. */
export const anyPolicy: fc.Arbitrary<RetirePolicy> = fc
  .record({
    preset: fc.constantFrom(...PRESET_NAMES),
    choose: fc.constantFrom(
      { families: ['*'], names: [], labels: [], use: 'any' },
      { families: ['*'], names: [], labels: [], use: 'none' },
      { families: ['a', 'b*'], names: [], labels: [], use: 'any' },
      { families: ['*'], names: ['i*'], labels: ['!env', 'team!=web'], use: 'any' },
      { families: [], names: [], labels: ['env=prod'], use: 'any' },
    ),
    protect: fc.record({
      labels: fc.constantFrom<string[]>([], ['keep'], ['keep', 'env=test']),
      names: fc.constantFrom<string[]>([], [], ['i1', 'i2*']),
      inUse: fc.constantFrom('block', 'warn', 'ignore'),
      useUnknown: fc.constantFrom('block', 'warn', 'warn', 'warn'),
      useHours: fc.integer({ min: 1, max: 72 }),
      notReady: fc.boolean(),
      active: fc.integer({ min: 1, max: 3 }),
    }),
    keep: fc.record({
      newest: fc.integer({ min: 1, max: 4 }),
      of: fc.constantFrom('all', 'active'),
      per: fc.constantFrom('family', 'architecture'),
    }),
    minAge: fc.constantFrom(0, 2, 14),
    ages,
    endOfLife: fc.constantFrom(
      { label: '', state: 'OBSOLETE' },
      { label: 'eol', state: 'OBSOLETE' },
      { label: 'eol', state: 'DELETED' },
    ),
    oneStatePerRun: fc.boolean(),
    replacement: fc.constantFrom('head', 'nextNewer', 'none'),
    repoint: fc.boolean(),
    writeDates: fc.boolean(),
    limits: fc.record({
      changes: fc.constantFrom(1, 3, 1000),
      removals: fc.constantFrom(0, 1, 1000),
      percent: fc.constantFrom(5, 45, 100),
      errors: fc.integer({ min: 1, max: 5 }),
    }),
  })
  .map((settings) => ({ ...PRESETS.conservative, ...settings }) as RetirePolicy)
  .filter((policy) => policyProblems(policy).length === 0)
