import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyChange } from '../changes/apply.ts'
import { Families } from '../families.ts'
import { whole } from '../retire/parts.ts'
import type { Image } from '../schema.ts'
import { withoutFields } from '../unread.ts'
import { checkImages, imageChecker, ownKey, type Report } from './check.ts'
import { mendings } from './mend.ts'
import type { Conventions, Rule } from './rules.ts'
import { findingText, mendText } from './words.ts'

const rules = (...all: Rule[]): Conventions => ({ version: 1, rules: all })

const image = (name: string, more: Partial<Image> = {}): Image => ({
  name,
  id: name.replaceAll(/\D/g, '') || '1',
  status: 'READY',
  creationTimestamp: '2026-01-01T00:00:00Z',
  ...more,
})

const all = (conventions: Conventions, ...images: Image[]): Report =>
  whole(checkImages(conventions, Families.of(images), ownKey))

const sentences = ({ all: checked }: Report) =>
  checked.flatMap(({ findings }) =>
    findings.map((finding) => `${finding.image.name}: ${findingText(finding)}`),
  )

const said = (rule: Rule, one: Image) =>
  imageChecker(rules(rule))(one).findings.map((finding) => [
    findingText(finding),
    mendText(finding),
  ])

const ENV = { env: { values: ['prod', 'staging'], default: 'prod' } }

test.each<[Rule, Partial<Image>, string, string | undefined]>([
  [{ labels: ENV }, {}, 'The label env is missing. Use prod or staging.', 'Add env=prod'],
  [
    { labels: ENV },
    { labels: { env: 'dev' } },
    'The label env is dev. Use prod or staging.',
    undefined,
  ],
  [
    { labels: ENV },
    { labels: { env: '' } },
    'The label env is empty. Use prod or staging.',
    undefined,
  ],
  [{ labels: { team: {} } }, {}, 'The label team is missing.', undefined],
  [
    { labels: { tier: { values: ['gold'] } } },
    { labels: { tier: 'golden' } },
    'The label tier is golden. Use gold.',
    'Set tier=gold',
  ],
  [
    { labels: { cost: { patterns: ['cc-#'], required: false } } },
    { labels: { cost: 'cc-x' } },
    'The label cost is cc-x. Use cc-#, or none.',
    undefined,
  ],
  [
    { name: { patterns: ['{family}-v#'] } },
    { family: 'db' },
    'The name doesn’t match {family}-v#.',
    undefined,
  ],
  [{ family: {} }, {}, 'It is in no family.', undefined],
  [
    { family: { patterns: ['app-*'] } },
    { family: 'web' },
    'The family web doesn’t match app-*.',
    undefined,
  ],
  [{ description: {} }, {}, 'The description is missing.', undefined],
  [
    { description: { patterns: ['* (build #)'] } },
    { description: 'Debian' },
    'The description doesn’t match * (build #).',
    undefined,
  ],
  [
    { encryption: 'customer-managed' },
    {},
    'It isn’t encrypted with a customer-managed key.',
    undefined,
  ],
])('%j is broken by %j', (rule, more, sentence, mend) => {
  expect(said(rule, image('web-v1', more))).toEqual([[sentence, mend]])
})

test.each<[Rule, Partial<Image>]>([
  [{ labels: ENV }, { labels: { env: 'staging' } }],
  [{ labels: { team: {} } }, { labels: { team: '' } }],
  [{ labels: { cost: { patterns: ['cc-#'], required: false } } }, {}],
  [{ name: { patterns: ['x', '{family}-v#'] } }, { family: 'web' }],
  [{ name: { patterns: ['{family}-v#'] } }, {}],
  [{ family: { patterns: ['web'], required: false } }, {}],
  [{ description: {} }, { description: 'x' }],
  [{ encryption: 'customer-managed' }, { imageEncryptionKey: { kmsKeyName: 'projects/p' } }],
  [{ families: ['db-*'], labels: ENV }, { family: 'web' }],
  [{ families: ['db-*'], labels: ENV }, {}],
  [{ labels: ENV }, { deprecated: { state: 'DEPRECATED' } }],
  [{ labels: ENV }, { status: 'FAILED' }],
])('%j is followed by %j', (rule, more) => {
  expect(said(rule, image('web-v1', more))).toEqual([])
})

test('too many active images: the oldest ones, never the head, and they point to it', () => {
  const members = [4, 3, 2, 1].map((version) =>
    image(`web-v${version}`, { family: 'web', creationTimestamp: `2026-01-0${version}T00:00:00Z` }),
  )
  const retired = image('web-v0', { family: 'web', deprecated: { state: 'OBSOLETE' } })
  const report = all(
    rules({ mostActive: 2 }),
    ...members,
    retired,
    image('db-v1', { family: 'db' }),
  )
  expect(sentences(report)).toEqual([
    'web-v2: web has 4 active images; at most 2 are wanted, and this isn’t one of the newest.',
    'web-v1: web has 4 active images; at most 2 are wanted, and this isn’t one of the newest.',
  ])
  expect(report).toMatchObject({ broken: 2, checked: 5 })
  const [mending] = mendings(report.all[0]?.findings ?? [], 'p')
  expect(mending?.step.change).toEqual({
    kind: 'deprecate',
    status: {
      state: 'DEPRECATED',
      replacement: expect.stringMatching(/projects\/p\/global\/images\/web-v4$/),
    },
  })
})

test('an image is added to the family that its name begins with', () => {
  const report = all(
    rules({ family: {} }),
    image('web-base-v1', { family: 'web-base' }),
    image('web-v1', { family: 'web' }),
    image('web-base-v2'),
    image('db-v1'),
  )
  expect(report.all[0]?.findings.map((each) => [each.image.name, mendText(each)])).toEqual([
    ['web-base-v2', 'Add to web-base'],
    ['db-v1', undefined],
  ])
})

test('all labels of an image are mended by one change, which keeps the others', () => {
  const report = all(
    rules({ labels: { ...ENV, team: { values: ['web'] } } }),
    image('web-v1', { labels: { os: 'debian' } }),
  )
  expect(
    mendings(
      report.all.flatMap(({ findings }) => findings),
      'p',
    ),
  ).toMatchObject([
    {
      step: {
        target: { project: 'p', image: 'web-v1' },
        change: { kind: 'setLabels', labels: { os: 'debian', env: 'prod', team: 'web' } },
      },
    },
  ])
})

test.each<[string, Rule, string[][]]>([
  ['labels', { labels: ENV }, [['labels']]],
  ['description', { description: {} }, [['description']]],
  ['family', { families: ['web'], labels: ENV }, [['family']]],
  ['state', { labels: ENV }, [['deprecated', 'state']]],
  ['key', { encryption: 'customer-managed' }, [['imageEncryptionKey']]],
  ['family, for most active', { families: ['web'], mostActive: 1 }, [['family']]],
  ['state, for most active', { families: ['web'], mostActive: 1 }, [['deprecated']]],
])('an image without a readable %s isn’t judged', (_, rule, unread) => {
  const whole = image('web-v1', {
    family: 'web',
    deprecated: { state: 'ACTIVE' },
    labels: {},
    description: '',
    imageEncryptionKey: {},
  })
  const report = all(rules(rule), withoutFields(whole, unread))
  expect(report.all[0]).toMatchObject({ findings: [], unknown: [{ name: 'web-v1' }], applied: 1 })
  expect(report).toMatchObject({ broken: 0, checked: 1, unknown: 1 })
})

const someImage = fc
  .record({
    name: fc.constantFrom('web-v1', 'web-v2', 'web-v3', 'db-v1', 'odd'),
    family: fc.constantFrom('web', 'db', undefined),
    status: fc.constantFrom('READY', 'PENDING', 'FAILED'),
    state: fc.constantFrom('ACTIVE', 'DEPRECATED', 'DELETED'),
    labels: fc.dictionary(
      fc.constantFrom('env', 'team', 'constructor'),
      fc.constantFrom('prod', 'x'),
    ),
    day: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ name, family, status, state, labels, day }) =>
    image(name, {
      ...(family && { family }),
      status,
      labels,
      deprecated: { state },
      creationTimestamp: `2026-01-0${day}T00:00:00Z`,
    }),
  )
const someRule = fc.record(
  {
    labels: fc.constant({ env: { values: ['prod'] }, constructor: { default: 'x' } }),
    family: fc.constant({}),
    mostActive: fc.integer({ min: 1, max: 3 }),
  },
  { requiredKeys: [] },
)

test('mending everything one requirement finds leaves nothing that it could still mend', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(someImage, { selector: ({ name }) => name }),
      someRule,
      (images, rule) => {
        const conventions = rules(rule)
        const families = Families.of(images)
        for (const [index, { findings }] of all(conventions, ...images).all.entries()) {
          const after = families.with(
            new Map(
              mendings(findings, 'p').map(({ step: { target, change }, before }) => [
                target.image,
                applyChange(before, change),
              ]),
            ),
          )
          const again = whole(checkImages(conventions, after, ownKey)).all[index]
          expect(again?.findings.filter(({ mend }) => mend)).toEqual([])
          for (const family of families.names) {
            // A mend never retires the head.
            const head = families.family(family).head
            if (head) expect(after.family(family).head).toBeDefined()
          }
        }
      },
    ),
  )
})

test('one image alone is judged as among all, except for what it takes all for', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(someImage, { selector: ({ name }) => name }),
      someRule,
      (images, rule) => {
        const conventions = rules(rule)
        const check = imageChecker(conventions)
        const alone = images.flatMap((each) => check(each).findings).map(findingText)
        const among = all(conventions, ...images)
          .all.filter(({ requirement }) => requirement.aspect.kind !== 'mostActive')
          .flatMap(({ findings }) => findings)
        expect(alone.sort()).toEqual(among.map(findingText).sort())
      },
    ),
  )
})
