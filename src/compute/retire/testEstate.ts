/** Random images in a few families, for tests. */
import fc from 'fast-check'
import type { Image } from '../schema.ts'
import { withoutFields } from '../unread.ts'
import type { Evidence } from './uses.ts'

/** The time in tests. */
export const NOW = Date.UTC(2026, 10, 24, 12)
export const DAY = 86_400_000
export const ago = (days: number) => new Date(NOW - days * DAY).toISOString()

const link = (name: string) =>
  `https://www.googleapis.com/compute/v1/projects/p/global/images/${name}`

/** One image; by default `i3` was created 3 days before `i0`. */
export const image = (number: number, more: Partial<Image> = {}): Image => ({
  name: `i${number}`,
  id: String(1000 - number),
  family: 'a',
  status: 'READY',
  architecture: 'X86_64',
  creationTimestamp: ago(10 * number),
  ...more,
})

export const state = (state: string, more: object = {}) => ({ deprecated: { state, ...more } })

/** Mostly the first, sometimes one of the others. */
const mostly = <T>(value: T, ...others: T[]): fc.Arbitrary<T> =>
  fc.oneof(
    { weight: 4 * others.length, arbitrary: fc.constant(value) },
    { weight: others.length, arbitrary: fc.constantFrom(...others) },
  )

const anyImage = (number: number): fc.Arbitrary<Image> =>
  fc
    .record({
      family: fc.constantFrom('a', 'a', 'a', 'b1', undefined),
      status: mostly('READY', 'PENDING', 'FAILED', 'DELETING'),
      architecture: mostly('X86_64', 'ARM64', undefined),
      state: fc.oneof(
        { weight: 30, arbitrary: fc.constantFrom(undefined, 'ACTIVE', 'DEPRECATED', 'OBSOLETE') },
        { weight: 8, arbitrary: fc.constant('DELETED') },
        { weight: 1, arbitrary: fc.constant('FROZEN') },
      ),
      age: fc.integer({ min: 0, max: 250 }),
      labels: mostly<Record<string, string>>(
        {},
        { env: 'prod' },
        { env: 'prod', team: 'web' },
        { keep: '' },
        { 'lifecycle-protect': 'true' },
        { eol: '2026-11-01' },
        { eol: '2027-03-01' },
        { eol: 'soon' },
      ),
      replacement: fc.option(fc.integer({ min: 0, max: 20 })),
      date: fc.option(fc.integer({ min: -60, max: 60 }), { freq: 4 }),
      isUnread: fc.integer({ min: 0, max: 150 }).map((roll) => roll === 0),
    })
    .map(({ family, status, architecture, state, age, labels, replacement, date, isUnread }) => {
      const deprecated = {
        ...(state && { state }),
        ...(replacement !== null && state && { replacement: link(`i${replacement}`) }),
        ...(date !== null && state && { [date % 2 ? 'obsolete' : 'deprecated']: ago(date) }),
      }
      const made: Image = {
        name: `i${number}`,
        id: String(100 + number),
        status,
        creationTimestamp: ago(age),
        labels,
        ...(family && { family }),
        ...(architecture && { architecture }),
        ...(state && { deprecated }),
      }
      return isUnread ? withoutFields(made, [['status']]) : made
    })

/** Up to 21 images of one project, with distinct names and ids. */
export const anyEstate: fc.Arbitrary<Image[]> = fc
  .integer({ min: 0, max: 21 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, number) => anyImage(number))))

export const anyEvidence: fc.Arbitrary<Evidence | undefined> = fc.option(
  fc.record({
    at: fc.integer({ min: 0, max: 100 }).map((hours) => NOW - hours * 3_600_000),
    missing: fc.constantFrom<string[]>([], [], ['disks.aggregatedList']),
    uses: fc
      .uniqueArray(fc.integer({ min: 0, max: 21 }), { maxLength: 5 })
      .map(
        (used) =>
          new Map(
            used.map((number) => [
              `i${number}`,
              { disks: 1, instances: 1, templates: 2, viaFamily: 0 },
            ]),
          ),
      ),
  }),
  { nil: undefined, freq: 3 },
)
