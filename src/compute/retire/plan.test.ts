import { describe, expect, test } from 'vitest'
import { Families } from '../families.ts'
import type { Image } from '../schema.ts'
import { withoutFields } from '../unread.ts'
import { planOf } from './plan.ts'
import type { RetirePolicy } from './policy.ts'
import { PRESETS } from './presets.ts'
import { changingRows, stepOf } from './steps.ts'
import { ago, DAY, image, NOW, state } from './testEstate.ts'
import { usesOf } from './uses.ts'

const LINK = 'https://www.googleapis.com/compute/v1/projects/p/global/images/'
const wide = { changes: 1000, removals: 1000, percent: 100, errors: 1 }
const policy = (more: Partial<RetirePolicy> = {}): RetirePolicy => ({
  ...PRESETS.conservative,
  choose: { families: ['*'], names: [], labels: [], use: 'any' },
  keep: { newest: 2, of: 'all', per: 'family' },
  minAge: 0,
  oneStatePerRun: false,
  limits: wide,
  ...more,
})
const ages = (more: Partial<RetirePolicy['ages']>) => ({
  ages: { ...PRESETS.eol.ages, since: 'superseded' as const, ...more },
})

const plan = (images: Image[], more: Partial<RetirePolicy> = {}, now = NOW) =>
  planOf({ project: 'p', images: Families.of(images), policy: policy(more) }, now)
const moves = (images: Image[], more: Partial<RetirePolicy> = {}) =>
  plan(images, more).families.flatMap(({ rows }) =>
    rows.flatMap((row) =>
      row.outcome === 'change' ? [`${row.image.name} ${row.from} → ${row.to}`] : [],
    ),
  )
const statuses = (images: Image[], more: Partial<RetirePolicy> = {}) => {
  const made = plan(images, more)
  return changingRows(made).map((row) => {
    const { target, change } = stepOf(row, made)
    return [target.image, change.kind === 'deprecate' ? change.status : change.kind]
  })
}
const codes = (images: Image[], name: string, more: Partial<RetirePolicy> = {}) =>
  plan(images, more)
    .families.flatMap(({ rows }) => rows)
    .flatMap((row) => (row.image.name === name ? row.against.map(({ code }) => code) : []))

const line = (count: number, more: Partial<Image> = {}) =>
  Array.from({ length: count }, (_, number) => image(number, more))

describe('ages', () => {
  test('count from when the image was superseded', () => {
    // i3 was created 30 days ago and superseded 20 days ago.
    expect(moves(line(5), ages({ deprecated: 20, obsolete: 30 }))).toEqual([
      'i3 ACTIVE → DEPRECATED',
      'i4 ACTIVE → OBSOLETE',
    ])
  })

  test('can count from when it was created', () => {
    expect(moves(line(5), ages({ since: 'created', deprecated: 30, obsolete: 40 }))).toEqual([
      'i3 ACTIVE → DEPRECATED',
      'i4 ACTIVE → OBSOLETE',
    ])
  })

  test('can be positions in the family', () => {
    const ladder = ages({ since: 'position', deprecated: 2, obsolete: 3, deleted: 4 })
    expect(moves(line(5), ladder)).toEqual([
      'i2 ACTIVE → DEPRECATED',
      'i3 ACTIVE → OBSOLETE',
      'i4 ACTIVE → DELETED',
    ])
  })

  test('can count from the last state, whose date says when it started', () => {
    const images = [
      ...line(3),
      image(4, state('DEPRECATED', { deprecated: ago(30) })),
      image(5, state('DEPRECATED', { deprecated: ago(29) })),
      image(6, state('DEPRECATED')),
    ]
    const last = ages({ since: 'lastState', deprecated: 10, obsolete: 30 })
    expect(moves(images, last)).toEqual(['i2 ACTIVE → DEPRECATED', 'i4 DEPRECATED → OBSOLETE'])
    expect(codes(images, 'i6', last)).toEqual(['SINCE_UNKNOWN'])
    expect(statuses(images, last)).toEqual([
      [
        'i4',
        {
          state: 'OBSOLETE',
          replacement: `${LINK}i0`,
          deprecated: ago(30),
          obsolete: '2026-11-24T12:00:00Z',
        },
      ],
      ['i2', { state: 'DEPRECATED', replacement: `${LINK}i0`, deprecated: '2026-11-24T12:00:00Z' }],
    ])
  })

  test('a label with a date gives the end of life', () => {
    const images = [
      ...line(2),
      image(3, { labels: { eol: '2026-11-24' } }),
      image(4, { labels: { eol: '2026-11-25' } }),
      image(5, { labels: { eol: 'soon' } }),
    ]
    const eol = { ...ages({}), endOfLife: { label: 'eol', state: 'OBSOLETE' as const } }
    expect(moves(images, eol)).toEqual(['i3 ACTIVE → OBSOLETE'])
    expect(codes(images, 'i4', eol)).toEqual(['NOT_YET'])
    expect(codes(images, 'i5', eol)).toContain('END_OF_LIFE_UNREADABLE')
  })

  test('nothing younger is touched, however long it has been in its state', () => {
    expect(moves(line(5), { minAge: 40, ...ages({ deprecated: 0 }) })).toEqual([
      'i4 ACTIVE → DEPRECATED',
    ])
  })

  test('only images marked deleted are deleted for good', () => {
    const bin = ages({ removed: 30 })
    const images = [...line(3), image(5), image(6, state('DELETED'))]
    expect(moves(images, bin)).toEqual(['i6 DELETED → REMOVED'])
    expect(statuses(images, bin)).toEqual([['i6', 'delete']])
  })
})

describe('leaves alone', () => {
  const retire = ages({ deprecated: 0 })

  test('a head that isn’t the newest', () => {
    const images = [image(0, state('DEPRECATED')), image(1, state('OBSOLETE')), ...line(5).slice(2)]
    expect(codes(images, 'i2', retire)).toEqual(['IS_HEAD', 'LAST_ACTIVE'])
    expect(moves(images, retire)).toEqual(['i3 ACTIVE → DEPRECATED', 'i4 ACTIVE → DEPRECATED'])
    // Counting active images only, the head is the newest.
    const active = { ...retire, keep: { newest: 2, of: 'active', per: 'family' } as const }
    expect(moves(images, active)).toEqual(['i4 ACTIVE → DEPRECATED'])
  })

  test('the newest of each architecture', () => {
    const images = line(6).map((each, index) =>
      index % 2 ? { ...each, architecture: 'ARM64' } : each,
    )
    const keep = { newest: 2, of: 'all', per: 'architecture' } as const
    expect(moves(images, { ...retire, keep })).toEqual([
      'i4 ACTIVE → DEPRECATED',
      'i5 ACTIVE → DEPRECATED',
    ])
  })

  test('images that aren’t ready, which don’t count', () => {
    const images = [
      image(0, { status: 'PENDING' }),
      image(1, { status: 'FAILED' }),
      ...line(6).slice(2),
    ]
    expect(moves(images, retire)).toEqual(['i4 ACTIVE → DEPRECATED', 'i5 ACTIVE → DEPRECATED'])
    const failed = [...line(3), image(4, { status: 'FAILED' }), image(5, { status: 'PENDING' })]
    const touch = { ...retire, protect: { ...policy().protect, notReady: false } }
    expect(moves(failed, touch)).toEqual(['i2 ACTIVE → DEPRECATED', 'i4 ACTIVE → DEPRECATED'])
  })

  test('an image that couldn’t be read, and a family whose head it may be', () => {
    const images = [withoutFields(image(0), [['status']]), ...line(5).slice(1)]
    expect(moves(images, retire)).toEqual([])
    expect(codes(images, 'i0', retire)).toContain('UNREAD')
    expect(codes(images, 'i4', retire)).toEqual(['HEAD_UNKNOWN'])
    const old = [...line(5), withoutFields(image(6), [['labels']])]
    expect(codes(old, 'i6', retire)).toContain('UNREAD')
    expect(moves(old, retire)).toHaveLength(3)
    const stray = withoutFields(image(0), [['family']])
    expect(moves([...line(5).slice(1), stray], retire)).toEqual([])
  })

  test('anything with the project’s protection label, whatever its value', () => {
    const images = [...line(3), image(4, { labels: { 'lifecycle-protect': 'false' } })]
    expect(moves(images, retire)).toEqual(['i2 ACTIVE → DEPRECATED'])
    const input = {
      project: 'p',
      images: Families.of(images),
      policy: policy(retire),
      protection: 'hands-off',
    }
    expect(planOf(input, NOW).outcomes.change).toBe(2)
  })

  test('images in use, if the policy says so', () => {
    const images = line(4)
    const disks = [{ name: 'd', sourceImage: `${LINK}i2`, sourceImageId: '998' }]
    const evidence = { at: NOW, missing: [], uses: usesOf('p', images, disks, []) }
    const with_ = (inUse: 'block' | 'warn', at = NOW) =>
      planOf(
        {
          project: 'p',
          images: Families.of(images),
          evidence: { ...evidence, at },
          policy: policy({
            ...retire,
            protect: { ...policy().protect, inUse, useUnknown: 'block' },
          }),
        },
        NOW,
      )
    expect(changingRows(with_('block')).map((row) => row.image.name)).toEqual(['i3'])
    expect(changingRows(with_('warn')).map((row) => row.image.name)).toEqual(['i3', 'i2'])
    expect(changingRows(with_('warn', NOW - 2 * DAY))).toEqual([])
  })

  test('the last image of a family', () => {
    const images = [image(5, state('DELETED')), image(6, state('DELETED'))]
    const keep = { newest: 1, of: 'active', per: 'family' } as const
    const erase = { keep, ...ages({ since: 'created', removed: 10 }) }
    expect(moves(images, erase)).toEqual(['i6 DELETED → REMOVED'])
    expect(codes(images, 'i5', erase)).toEqual(['LAST_OF_FAMILY'])
  })

  test('families and images that aren’t chosen', () => {
    const images = [
      ...line(4),
      ...line(4).map((each) => ({ ...each, name: `b-${each.name}`, family: 'b' })),
    ]
    const choose = { families: ['b*'], names: ['*2'], labels: [], use: 'any' as const }
    const made = plan(images, { ...retire, choose })
    expect(made.outside).toBe(4)
    expect(made.outcomes).toMatchObject({ change: 1, notChosen: 3 })
  })
})

describe('written fields', () => {
  const retire = ages({ deprecated: 0, obsolete: 60 })

  test('the replacement and the planned dates', () => {
    expect(statuses(line(3), { ...retire, writeDates: true })).toEqual([
      ['i2', { state: 'DEPRECATED', replacement: `${LINK}i0`, obsolete: '2027-01-13T12:00:00Z' }],
    ])
    expect(statuses(line(4), { ...retire, replacement: 'nextNewer' })).toEqual([
      ['i3', { state: 'DEPRECATED', replacement: `${LINK}i1` }],
      ['i2', { state: 'DEPRECATED', replacement: `${LINK}i1` }],
    ])
    expect(statuses(line(3), { ...retire, replacement: 'none' })).toEqual([
      ['i2', { state: 'DEPRECATED' }],
    ])
  })

  test('existing dates are kept, except for a state reached before its date', () => {
    const had = { replacement: `${LINK}i1`, deprecated: ago(-9), deleted: '2028-12-31' }
    const images = [...line(2), image(2, state('ACTIVE', had))]
    expect(statuses(images, retire)).toEqual([
      ['i2', { state: 'DEPRECATED', replacement: `${LINK}i1`, deleted: '2028-12-31' }],
    ])
  })

  test('existing replacements are pointed to the head, regardless of the host in the link', () => {
    const images = [
      ...line(2),
      image(2, state('DEPRECATED', { replacement: `${LINK}i1`, obsolete: ago(-9) })),
      image(3, state('DEPRECATED', { replacement: 'projects/p/global/images/i0' })),
      image(4, state('DEPRECATED', { replacement: `${LINK}i1` })),
      image(5, state('DEPRECATED')),
    ]
    const labels = { keep: '' }
    images[4] = { ...(images[4] ?? image(4)), labels }
    const repoint = { ...ages({ obsolete: 365 }), repoint: true }
    expect(statuses(images, repoint)).toEqual([
      ['i2', { state: 'DEPRECATED', replacement: `${LINK}i0`, obsolete: ago(-9) }],
    ])
    expect(statuses(images, { ...repoint, minAge: 21 })).toEqual([])
  })

  test('a replacement has the same architecture as the image it replaces', () => {
    const images = [
      image(0),
      image(1, { architecture: 'ARM64' }),
      image(2),
      image(3, { architecture: 'ARM64' }),
    ]
    expect(statuses(images, retire)).toEqual([
      ['i3', { state: 'DEPRECATED', replacement: `${LINK}i1` }],
      ['i2', { state: 'DEPRECATED', replacement: `${LINK}i0` }],
    ])
    const alone = [image(0), image(1), image(2, { architecture: 'ARM64' })]
    expect(plan(alone, retire).families[0]?.rows[2]?.notes).toContainEqual({
      code: 'NO_REPLACEMENT',
    })
  })
})

test('a plan in numbers', () => {
  const made = plan([...line(6), image(7, state('OBSOLETE'))], {
    ...ages({ deprecated: 0 }),
    limits: { ...wide, changes: 3 },
  })
  expect(made.families[0]).toMatchObject({ family: 'a', keeps: 2, head: { name: 'i0' } })
  expect(made.outcomes).toMatchObject({ change: 3, putOff: 1, stays: 3 })
  expect(made.states.filter(({ before, after }) => before + after > 0)).toEqual([
    { state: 'ACTIVE', before: 6, after: 3 },
    { state: 'DEPRECATED', before: 0, after: 3 },
    { state: 'OBSOLETE', before: 1, after: 1 },
  ])
})
