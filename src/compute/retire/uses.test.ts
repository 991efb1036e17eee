import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Disk, InstanceTemplate } from '../schema.ts'
import { Families } from '../families.ts'
import { planOf } from './plan.ts'
import { PRESETS } from './presets.ts'
import type { RetirePolicy } from './policy.ts'
import { changingRows } from './steps.ts'
import { anyEvidence, DAY, image, NOW } from './testEstate.ts'
import { usesOf, seenUse, wordsOfUse, type Evidence } from './uses.ts'

const LINK = 'projects/p/global/images/'
const zone = 'projects/p/zones/z'

const disks: Disk[] = [
  { name: 'a', sourceImage: `${LINK}i1`, users: [`${zone}/instances/vm-1`] },
  { name: 'b', sourceImage: `${LINK}i1`, users: [`${zone}/instances/vm-1`] },
  // Of an earlier image with the same name.
  { name: 'c', sourceImage: `${LINK}i2`, sourceImageId: '1' },
  { name: 'd', sourceImage: 'projects/other/global/images/i3' },
]
const templates: InstanceTemplate[] = [
  {
    name: 't',
    properties: { disks: [{ initializeParams: { sourceImage: `${LINK}i2` } }] },
  },
]

test('counts disks, the instances they are attached to, and templates', () => {
  const images = [image(1), image(2), image(3)]
  expect(usesOf('p', images, disks, templates)).toEqual(
    new Map([
      ['i1', { disks: 2, instances: 1, templates: 0, viaFamily: 0 }],
      ['i2', { disks: 0, instances: 0, templates: 1, viaFamily: 0 }],
    ]),
  )
})

test('templates that reference a family use its head', () => {
  const old = image(3)
  const head = image(2)
  const failed = image(1, { status: 'FAILED' })
  const family: InstanceTemplate = {
    name: 'f',
    properties: {
      disks: [{ initializeParams: { sourceImage: 'projects/p/global/images/family/a' } }],
    },
  }
  expect(usesOf('p', [old, head, failed], [], [family, ...templates])).toEqual(
    new Map([['i2', { disks: 0, instances: 0, templates: 1, viaFamily: 1 }]]),
  )
})

test.each([
  [{ disks: 1, instances: 0, templates: 0, viaFamily: 0 }, '1 disk'],
  [{ disks: 2, instances: 1, templates: 0, viaFamily: 0 }, '2 disks and 1 instance'],
  [
    { disks: 2, instances: 1, templates: 3, viaFamily: 0 },
    '2 disks, 1 instance and 3 instance templates',
  ],
  [
    { disks: 0, instances: 0, templates: 0, viaFamily: 2 },
    '2 instance templates through its family',
  ],
])('%o', (uses, words) => {
  expect(wordsOfUse(uses)).toBe(words)
})

test('an image is only known to be unused if everything was read', () => {
  fc.assert(
    fc.property(anyEvidence, fc.nat(21), (evidence, number) => {
      const state = seenUse(evidence, image(number))
      const isSeen = evidence?.uses.has(`i${number}`) ?? false
      expect(state === 'some').toBe(isSeen)
      if (!evidence || evidence.missing.length > 0) expect(state).not.toBe('none')
    }),
  )
})

const BASE: RetirePolicy = {
  ...PRESETS.golden,
  choose: { families: ['*'], names: [], labels: [], use: 'none' },
  keep: { newest: 1, of: 'all', per: 'family' },
  limits: { changes: 1000, removals: 0, percent: 100, errors: 1 },
}
const images = Array.from({ length: 22 }, (_, number) => image(number))

test('if only images not seen in use are chosen, those in use or of unknown use never change', () => {
  const protect = fc.record({
    useUnknown: fc.constantFrom<'block' | 'warn'>('block', 'warn'),
    useHours: fc.integer({ min: 1, max: 72 }),
  })
  fc.assert(
    fc.property(anyEvidence, protect, (evidence, settings) => {
      const policy = { ...BASE, protect: { ...BASE.protect, ...settings } }
      const plan = planOf({ project: 'p', images: Families.of(images), policy, evidence }, NOW)
      const isFresh = evidence && NOW - evidence.at <= settings.useHours * 3_600_000
      const changing = changingRows(plan)
      if (!isFresh) expect(changing).toEqual([])
      for (const row of changing) expect(seenUse(evidence, row.image)).toBe('none')
    }),
  )
})

test('each image that isn’t chosen by its use says what uses it, or that it isn’t known', () => {
  const rowsWith = (evidence: Evidence | undefined) =>
    new Map(
      planOf(
        { project: 'p', images: Families.of(images.slice(0, 3)), policy: BASE, evidence },
        NOW,
      ).families.flatMap(({ rows }) =>
        rows.map(({ image: { name }, outcome, against }) => [
          name,
          [outcome, ...against.map(({ code }) => code)],
        ]),
      ),
    )
  const uses = new Map([['i1', { disks: 1, instances: 0, templates: 0, viaFamily: 0 }]])
  const known = rowsWith({ at: NOW, missing: [], uses })
  expect(known.get('i1')).toEqual(['notChosen', 'IN_USE', 'NOT_CHOSEN'])
  expect(known.get('i2')).toEqual(['change'])
  const partly = rowsWith({ at: NOW, missing: ['disks.aggregatedList'], uses })
  expect(partly.get('i1')?.[0]).toBe('notChosen')
  expect(partly.get('i2')).toEqual(['unknown', 'USE_UNKNOWN'])
  expect(rowsWith(undefined).get('i2')).toEqual(['unknown', 'USE_UNKNOWN'])
  const old = rowsWith({ at: NOW - 2 * DAY, missing: [], uses })
  expect(old.get('i2')).toEqual(['unknown', 'USE_STALE'])
})
