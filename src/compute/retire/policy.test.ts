import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { policyProblems, PRESET_NAMES, type RetirePolicy } from './policy.ts'
import { PRESETS } from './presets.ts'
import { readPolicyOrPlan } from './planFile.ts'
import { policyJson, policySearch, readPolicySearch } from './readPolicy.ts'
import { changedSettings } from './settings.ts'
import { anyPolicy } from './testPolicies.ts'

const web = (more: Partial<RetirePolicy> = {}): RetirePolicy => ({
  ...PRESETS.golden,
  choose: { families: ['web-*'], names: [], labels: [], use: 'any' },
  ...more,
})
const problems = (more: Partial<RetirePolicy>) => policyProblems(web(more))
const ages = (more: Partial<RetirePolicy['ages']>) => ({
  ages: { ...PRESETS.golden.ages, ...more },
})

test.each(PRESET_NAMES)('%s is complete except for the families', (name) => {
  expect(PRESETS[name].preset).toBe(name)
  expect(policyProblems(PRESETS[name])).toEqual([
    {
      field: 'choose.families',
      message: 'Choose families, names or labels. For all families, enter *.',
    },
  ])
  const chosen = {
    ...PRESETS[name],
    choose: { families: ['*'], names: [], labels: [], use: 'any' },
  }
  expect(policyProblems(chosen)).toEqual([])
})

describe('each problem names its field', () => {
  test.each<[string, Partial<RetirePolicy>, string, RegExp]>([
    [
      'a pattern',
      { choose: { families: ['Web*'], names: [], labels: [], use: 'any' } },
      'choose.families.0',
      /lowercase/,
    ],
    [
      'a label',
      { protect: { ...web().protect, labels: ['a=b=c'] } },
      'protect.labels.0',
      /key=value/,
    ],
    ['not a number', { minAge: 1.5 }, 'minAge', /whole number/],
    ['too many days', { minAge: 4000 }, 'minAge', /At most 3,650/],
    [
      'keeping no images',
      { keep: { newest: 0, of: 'all', per: 'family' } },
      'keep.newest',
      /At least 1/,
    ],
    [
      'ages out of order',
      ages({ deprecated: 30, obsolete: 10 }),
      'ages.obsolete',
      /before deprecated \(30 days\)/,
    ],
    [
      'an age with an earlier one unset',
      ages({ deprecated: 30, obsolete: null, removed: 3 }),
      'ages.removed',
      /30 or more/,
    ],
    [
      'an age below the minimum',
      { minAge: 5, ...ages({ since: 'created', deprecated: 1 }) },
      'ages.deprecated',
      /younger than 5 days/,
    ],
    [
      'a position among the newest kept',
      {
        keep: { newest: 3, of: 'all', per: 'family' },
        ...ages({ since: 'position', deprecated: 2 }),
      },
      'ages.deprecated',
      /newest 3/,
    ],
    [
      'a position among the newest active ones',
      {
        keep: { newest: 3, of: 'active', per: 'family' },
        ...ages({ since: 'position', deprecated: 2, obsolete: null }),
      },
      'ages.deprecated',
      /newest 3/,
    ],
    [
      'nothing to do',
      { repoint: false, ...ages({ deprecated: null, obsolete: null }) },
      'ages.deprecated',
      /at least one age/,
    ],
    ['pointing nowhere', { replacement: 'none' }, 'repoint', /no replacement/],
    [
      'all protected',
      { choose: { families: [], names: [], labels: ['keep'], use: 'any' } },
      'choose.labels',
      /also protected/,
    ],
    [
      'what happens to images that aren’t chosen',
      {
        choose: { families: ['*'], names: [], labels: [], use: 'none' },
        protect: { ...PRESETS.golden.protect, inUse: 'warn' },
      },
      'protect.inUse',
      /no effect/,
    ],
    [
      'no label key',
      { endOfLife: { label: 'EOL', state: 'OBSOLETE' } },
      'endOfLife.label',
      /uppercase/,
    ],
  ])('%s', (_, more, field, message) => {
    expect(problems(more)).toEqual([{ field, message: expect.stringMatching(message) }])
  })

  test('the newest active images hold back no image that is deprecated already', () => {
    const keep = { newest: 3, of: 'active', per: 'family' } as const
    const position = ages({ since: 'position', deprecated: null, obsolete: 1 })
    expect(problems({ keep, ...position })).toEqual([])
  })

  test('ages that count from the last state may be in any order', () => {
    expect(problems(ages({ since: 'lastState', deprecated: 30, obsolete: 10 }))).toEqual([])
  })
})

describe('as text', () => {
  test('a policy survives a round trip through JSON and URLs', () => {
    fc.assert(
      fc.property(anyPolicy, (policy) => {
        expect(readPolicyOrPlan(policyJson(policy))).toEqual({ policy })
        expect(readPolicySearch(policySearch(policy))).toEqual({ policy })
      }),
    )
  })

  test('a URL holds only what differs from the preset', () => {
    expect(policySearch(web({ minAge: 3 }))).toBe(
      'v=1&preset=golden&choose.families=web-*&minAge=3',
    )
    expect(changedSettings(web({ minAge: 3 }))).toHaveLength(2)
    expect(readPolicySearch('?v=1&choose.families=a,b&ages.obsolete=never')).toMatchObject({
      policy: {
        preset: 'conservative',
        choose: { families: ['a', 'b'] },
        ages: { deprecated: 30, obsolete: null },
      },
    })
  })

  test('settings missing from a file are those of the preset', () => {
    const read = readPolicyOrPlan('{"version":1,"preset":"golden","choose":{"families":["web-*"]}}')
    expect(read).toEqual({ policy: web() })
  })

  test.each<[string, string, string]>([
    [
      'keep.newst',
      '{"keep":{"newst":3}}',
      'There is no setting keep.newst. Did you mean keep.newest?',
    ],
    ['newest', '{"newest":3}', 'There is no setting newest. Did you mean keep.newest?'],
    ['minage', '{"minage":3}', 'There is no setting minage. Did you mean minAge?'],
    ['webhook', '{"webhook":"x"}', 'There is no setting webhook.'],
    ['keep', '{"keep":3}', 'keep is a group of settings.'],
    ['__proto__', '{"__proto__":{"minAge":3}}', 'There is no setting __proto__.'],
  ])('%s is unknown', (field, json, message) => {
    const text = `${json.slice(0, -1)},"version":1,"preset":"golden","choose":{"families":["web-*"]}}`
    expect(readPolicyOrPlan(text)).toEqual({ problems: [{ field, message }] })
  })

  test.each<[string, string, string]>([
    ['not JSON', '{', ''],
    ['not an object', '[]', ''],
    ['no version', '{"choose":{"families":["a"]}}', 'version'],
    ['a later version', '{"version":2,"choose":{"families":["a"]}}', 'version'],
    ['a wrong type', '{"version":1,"choose":{"families":"a"}}', 'choose.families'],
    ['no preset', '{"version":1,"preset":"x","choose":{"families":["a"]}}', 'preset'],
  ])('rejected: %s', (_, text, field) => {
    expect(readPolicyOrPlan(text)).toEqual({
      problems: [{ field, message: expect.any(String) }],
    })
  })

  test('a URL without a version, or with text for a number, is rejected', () => {
    expect(readPolicySearch('choose.families=a')).toMatchObject({
      problems: [{ field: 'version' }],
    })
    expect(readPolicySearch('v=1&choose.families=a&minAge=soon')).toMatchObject({
      problems: [{ field: 'minAge' }],
    })
  })
})

test('a list of patterns is never read from a URL as an empty one', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[-a0*]{1,3}$/), (pattern) => {
      const choose = { ...PRESETS.ci.choose, families: ['*'], names: [pattern] }
      const policy = { ...PRESETS.ci, choose }
      if (policyProblems(policy).length > 0) return
      expect(readPolicySearch(policySearch(policy))).toEqual({ policy })
    }),
  )
})
