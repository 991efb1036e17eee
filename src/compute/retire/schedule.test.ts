import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Families } from '../families.ts'
import { planOn } from './plan.ts'
import type { RetirePolicy } from './policy.ts'
import { prepare } from './prepare.ts'
import { PRESETS } from './presets.ts'
import { headsOn, scheduleOf, statesOn } from './schedule.ts'
import { rankOf } from './stage.ts'
import { ago, anyEstate, DAY, image, NOW, state } from './testEstate.ts'
import { anyPolicy } from './testPolicies.ts'

const policy: RetirePolicy = {
  ...PRESETS.golden,
  choose: { families: ['*'], names: [], labels: [], use: 'any' },
  keep: { newest: 1, of: 'all', per: 'family' },
  ages: { since: 'superseded', deprecated: 5, obsolete: 60, deleted: 90, removed: 120 },
}
const days = (images: ReturnType<typeof image>[], more: Partial<RetirePolicy> = {}) => {
  const prepared = prepare({
    project: 'p',
    images: Families.of(images),
    policy: { ...policy, ...more },
  })
  return scheduleOf(prepared, NOW, 100).events.map(
    ({ at, image, to }) => `${Math.round((at - NOW) / DAY)} ${image.name} ${to}`,
  )
}

test('each stage comes on its day; those already due come on the first', () => {
  expect(days([image(0), image(1), image(2), image(8, state('OBSOLETE'))])).toEqual([
    '0 i2 DEPRECATED',
    '5 i1 DEPRECATED',
    '50 i2 OBSOLETE',
    '60 i1 OBSOLETE',
    '70 i8 DELETED',
    '80 i2 DELETED',
    '90 i1 DELETED',
    '100 i8 REMOVED',
  ])
})

test('an end of life comes before the age of its state', () => {
  const labels = { eol: '2026-11-25' }
  expect(
    days([image(0), image(1, { labels })], { endOfLife: { label: 'eol', state: 'OBSOLETE' } }),
  ).toEqual(['1 i1 OBSOLETE', '90 i1 DELETED'])
})

test('ages that count from the last state follow each other', () => {
  const ages = {
    since: 'lastState',
    deprecated: 20,
    obsolete: 30,
    deleted: 40,
    removed: null,
  } as const
  const images = [image(0), image(1), image(9, state('DEPRECATED', { deprecated: ago(10) }))]
  expect(days(images, { ages })).toEqual([
    '20 i1 DEPRECATED',
    '20 i9 OBSOLETE',
    '50 i1 OBSOLETE',
    '60 i9 DELETED',
    '90 i1 DELETED',
  ])
})

test('on every day, no head has moved, and the day’s plan matches the schedule', () => {
  fc.assert(
    fc.property(anyEstate, anyPolicy, fc.nat(365), (images, given, day) => {
      const settings = {
        ...given,
        repoint: false,
        oneStatePerRun: false,
        limits: { changes: 1000, removals: 1000, percent: 100, errors: 1 },
      }
      const prepared = prepare({ project: 'p', images: Families.of(images), policy: settings })
      const schedule = scheduleOf(prepared, NOW)
      const heads = headsOn(prepared, schedule, NOW + day * DAY)
      for (const { family, head, isGuess } of prepared.families) {
        expect(heads.get(family)?.name).toBe(isGuess ? undefined : head?.name)
      }
      if (settings.ages.since === 'lastState') return
      const at = NOW + day * DAY
      const states = statesOn(prepared, schedule, at)
      for (const { image, to } of planOn(prepared, at).families.flatMap(({ rows }) => rows)) {
        const then = states.get(image.name) ?? ''
        // A plan marks images deleted first; the following days continue from there.
        expect(then === 'REMOVED' && to === 'DELETED' ? to : then).toBe(to)
        expect(rankOf(then)).toBeGreaterThanOrEqual(rankOf(to))
      }
    }),
    { numRuns: 150 },
  )
})
