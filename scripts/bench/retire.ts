/** Retirement plans of 10,000 and 100,000 images. */
import { Families } from '../../src/compute/families.ts'
import { checkReplacements } from '../../src/compute/retire/doctor.ts'
import { planOn } from '../../src/compute/retire/plan.ts'
import type { RetirePolicy } from '../../src/compute/retire/policy.ts'
import { prepare } from '../../src/compute/retire/prepare.ts'
import { PRESETS } from '../../src/compute/retire/presets.ts'
import { headsOn, scheduleOf } from '../../src/compute/retire/schedule.ts'
import type { Image } from '../../src/compute/schema.ts'
import type { Print } from './figures.mjs'
import { fastest } from './fastest.ts'

const DAY = 86_400_000
const NOW = Date.UTC(2026, 10, 24)
const PER_FAMILY = 50
const STATES = [undefined, 'DEPRECATED', 'OBSOLETE', 'DELETED']

const POLICY: RetirePolicy = {
  ...PRESETS.golden,
  choose: { families: ['*'], names: [], labels: ['!env', 'team!=none'], use: 'any' },
  ages: { since: 'superseded', deprecated: 0, obsolete: 60, deleted: 180, removed: 365 },
  limits: { changes: 10_000, removals: 1000, percent: 45, errors: 5 },
}

export function measureRetire(print: Print): void {
  for (const [count, most] of [
    [10_000, 100],
    [100_000, 1000],
  ] as const) {
    const images = makeImages(count)
    const words = `${count.toLocaleString('en')} images`
    const plan = () =>
      planOn(prepare({ project: 'p', images: Families.of(images), policy: POLICY }), NOW)
    print(`planned: ${words}`, `${fastest(plan)}, ${plan().outcomes.change} change`, `≤ ${most} ms`)
    const prepared = prepare({ project: 'p', images: Families.of(images), policy: POLICY })
    let day = 0
    const step = () => planOn(prepared, NOW + (day = (day + 31) % 365) * DAY)
    print(`the same on another day: ${words}`, fastest(step), count === 10_000 ? '≤ 50 ms' : '')
    print(
      `what becomes due in a year: ${words}`,
      fastest(() => scheduleOf(prepared, NOW)),
    )
    const schedule = scheduleOf(prepared, NOW)
    print(
      `heads on a day: ${words}`,
      fastest(() => headsOn(prepared, schedule, NOW + 90 * DAY)),
      count === 10_000 ? '≤ 50 ms' : '',
    )
    print(
      `replacements checked: ${words}`,
      fastest(() => checkReplacements(Families.of(images), 'p')),
    )
  }
}

function makeImages(count: number): Image[] {
  return Array.from({ length: count }, (_, number): Image => {
    const family = `app-${String(Math.floor(number / PER_FAMILY)).padStart(4, '0')}`
    const version = number % PER_FAMILY
    const state = STATES[Math.max(0, Math.floor((version - 5) / 12))]
    return {
      name: `${family}-v${PER_FAMILY - version}`,
      id: String(10_000_000 + number),
      family,
      status: 'READY',
      architecture: 'X86_64',
      creationTimestamp: new Date(NOW - version * 9 * DAY - number).toISOString(),
      labels: { team: 'web' },
      ...(state && {
        deprecated: {
          state,
          replacement: `https://www.googleapis.com/compute/v1/projects/p/global/images/${family}-v${PER_FAMILY}`,
        },
      }),
    }
  })
}
