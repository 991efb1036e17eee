/** Properties of every plan, for any policy, images and day. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyChange } from '../changes/apply.ts'
import { headChanges, movesHead } from '../changes/heads.ts'
import { Families } from '../families.ts'
import type { Image } from '../schema.ts'
import { unreadFields } from '../unread.ts'
import { liftedLimits } from './limits.ts'
import { planOf as planImages, type Plan, type Row } from './plan.ts'
import type { PlanInput } from './prepare.ts'
import { rankOf } from './stage.ts'
import { changingRows, stepOf } from './steps.ts'
import { anyEstate, anyEvidence, DAY, NOW } from './testEstate.ts'
import { anyPolicy } from './testPolicies.ts'

interface Given extends Omit<PlanInput, 'images'> {
  images: readonly Image[]
}
const anyInput: fc.Arbitrary<Given> = fc.record({
  project: fc.constant('p'),
  images: anyEstate,
  policy: anyPolicy,
  evidence: anyEvidence,
})
const planOf = (given: Given, now: number) =>
  planImages({ ...given, images: Families.of(given.images) }, now)
const rowsOf = (plan: Plan): Row[] => plan.families.flatMap(({ rows }) => rows)
const steps = (plan: Plan) => changingRows(plan).map((row) => stepOf(row, plan))

const everyPlan = (check: (input: Given, plan: Plan) => void) => {
  fc.assert(
    fc.property(anyInput, (input) => check(input, planOf(input, NOW))),
    { numRuns: 150 },
  )
}

function applied(images: readonly Image[], plan: Plan): Image[] {
  const changes = new Map(steps(plan).map(({ target, change }) => [target.image, change]))
  return images.flatMap((image) => {
    const change = changes.get(image.name)
    return change ? (applyChange(image, change) ?? []) : [image]
  })
}

/** The same input without limits, which put off changes regardless of the rest of the policy. */
const unlimited = (input: Given): Given => ({
  ...input,
  policy: {
    ...input.policy,
    limits: { changes: 1000, removals: 1000, percent: 100, errors: 1 },
  },
})

test('no head moves', () => {
  everyPlan((input, plan) => {
    expect(headChanges(Families.of(input.images), steps(plan)).filter(movesHead)).toEqual([])
  })
})

test('no family is left without an image, or with fewer active ones than it keeps', () => {
  everyPlan((input, plan) => {
    const after = applied(input.images, plan)
    const active = (images: readonly Image[], family: string) =>
      images.filter(
        (each) =>
          each.family === family &&
          each.status === 'READY' &&
          (each.deprecated?.state ?? 'ACTIVE') === 'ACTIVE',
      ).length
    for (const { family } of plan.families) {
      expect(after.some((image) => image.family === family)).toBe(true)
      const before = active(input.images, family)
      expect(active(after, family)).toBeGreaterThanOrEqual(
        Math.min(before, input.policy.protect.active),
      )
    }
  })
})

test('an image that is protected, young or unread is never touched, one among the newest never retired', () => {
  everyPlan((input, plan) => {
    for (const { image, outcome, to, from, against } of rowsOf(plan)) {
      if (outcome !== 'change') continue
      expect(unreadFields(image)).toEqual([])
      expect(image.labels ?? {}).not.toHaveProperty('lifecycle-protect')
      expect(['PENDING', 'DELETING']).not.toContain(image.status)
      const isMove = to !== from
      if (isMove) expect(against).toEqual([])
      if (isMove) expect(rankOf(to)).toBeGreaterThan(rankOf(from))
      if (isMove && input.policy.oneStatePerRun) expect(rankOf(to) - rankOf(from)).toBe(1)
      if (to === 'REMOVED') expect(from).toBe('DELETED')
      const age = NOW - Date.parse(image.creationTimestamp ?? '')
      expect(age).toBeGreaterThanOrEqual(input.policy.minAge * DAY)
    }
  })
})

test('every image has a reason, and is counted once', () => {
  everyPlan((input, plan) => {
    for (const row of rowsOf(plan)) {
      expect(row.for.length + row.against.length).toBeGreaterThan(0)
      if (row.outcome !== 'change') expect(row.against.length).toBeGreaterThan(0)
      if (row.outcome !== 'putOff')
        expect(row.against.some(({ code }) => code === 'PUT_OFF')).toBe(false)
    }
    const total = Object.values(plan.outcomes).reduce((sum, each) => sum + each, 0)
    expect(total + plan.outside).toBe(input.images.length)
    expect(rowsOf(plan).length).toBe(total)
  })
})

test('the limits hold', () => {
  everyPlan((input, plan) => {
    const changes = changingRows(plan)
    const { limits } = input.policy
    expect(changes.length).toBeLessThanOrEqual(limits.changes)
    expect(changes.filter(({ to }) => to === 'REMOVED').length).toBeLessThanOrEqual(limits.removals)
    for (const { rows } of plan.families) {
      const moves = rows.filter(
        ({ outcome, from, to }) => outcome === 'change' && from !== to,
      ).length
      const share = Math.max(1, Math.floor((rows.length * limits.percent) / 100))
      expect(moves).toBeLessThanOrEqual(share)
    }
  })
})

test('a limit only puts off changes, and affects nothing else', () => {
  everyPlan((input, plan) => {
    const whole = planOf(unlimited(input), NOW)
    const wanted = rowsOf(whole).filter(({ outcome }) => outcome === 'change')
    const now = rowsOf(plan).filter(({ outcome }) => outcome === 'change' || outcome === 'putOff')
    expect(now.map(({ image, to }) => [image.name, to])).toEqual(
      wanted.map(({ image, to }) => [image.name, to]),
    )
  })
})

test('lifted limits on changes put nothing off, and are offered only if they put something off', () => {
  everyPlan((input, plan) => {
    const limitsMet = (of: Plan) =>
      rowsOf(of).flatMap(({ against }) =>
        against.flatMap((reason) => (reason.code === 'PUT_OFF' ? [reason.limit] : [])),
      )
    const lifted = liftedLimits(plan.families)
    expect(lifted !== undefined).toBe(limitsMet(plan).some((limit) => limit !== 'removals'))
    const limits = { ...input.policy.limits, ...lifted }
    const next = planOf({ ...input, policy: { ...input.policy, limits } }, NOW)
    expect(limitsMet(next).filter((limit) => limit !== 'removals')).toEqual([])
  })
})

test('the order of the images doesn’t matter', () => {
  fc.assert(
    fc.property(anyInput, fc.array(fc.nat()), (input, order) => {
      const images = input.images
        .map((image, index) => ({ image, at: order[index] ?? 0 }))
        .sort((a, b) => a.at - b.at)
        .map(({ image }) => image)
      expect(planOf({ ...input, images }, NOW)).toEqual(planOf(input, NOW))
    }),
  )
})

test('a later day moves no image to an earlier state', () => {
  fc.assert(
    fc.property(anyInput, fc.nat(400), (given, days) => {
      // Evidence gets stale with time, and may then block a change.
      const input = unlimited({ ...given, evidence: undefined })
      const later = new Map(
        rowsOf(planOf(input, NOW + days * DAY)).map(({ image, to }) => [image.name, to]),
      )
      for (const { image, to } of rowsOf(planOf(input, NOW))) {
        expect(rankOf(later.get(image.name) ?? '')).toBeGreaterThanOrEqual(rankOf(to))
      }
    }),
  )
})

test('keeping more retires no more', () => {
  fc.assert(
    fc.property(anyInput, (given) => {
      const input = unlimited(given)
      const { keep } = input.policy
      const more = { ...input.policy, keep: { ...keep, newest: keep.newest + 1 } }
      const moved = (plan: Plan) =>
        new Set(
          changingRows(plan).flatMap(({ image, from, to }) => (from === to ? [] : image.name)),
        )
      const before = moved(planOf(input, NOW))
      for (const name of moved(planOf({ ...input, policy: more }, NOW))) {
        expect(before).toContain(name)
      }
    }),
  )
})

test('after a plan was carried out, the next one only deletes what it marked deleted', () => {
  fc.assert(
    fc.property(anyInput, (given) => {
      const whole = unlimited(given)
      const policy = { ...whole.policy, oneStatePerRun: false }
      const input = { ...whole, policy }
      if (policy.ages.since === 'lastState') return
      const again = planOf({ ...input, images: applied(input.images, planOf(input, NOW)) }, NOW)
      const left = changingRows(again).filter(({ to, from }) => to !== 'REMOVED' && to !== from)
      expect(left).toEqual([])
    }),
  )
})

test('repeated runs come to an end', () => {
  fc.assert(
    fc.property(anyInput, (given) => {
      let { images } = given
      const input = unlimited(given)
      for (let run = 0; run < 6; run++) {
        images = applied(images, planOf({ ...input, images }, NOW))
      }
      expect(changingRows(planOf({ ...input, images }, NOW))).toEqual([])
    }),
  )
})
