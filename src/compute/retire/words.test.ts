import { expect, test } from 'vitest'
import { Families } from '../families.ts'
import { planOf } from './plan.ts'
import type { RetirePolicy } from './policy.ts'
import { PRESETS } from './presets.ts'
import type { Reason } from './reasons.ts'
import { reasonText } from './reasonText.ts'
import { policySentence, policyText } from './sentence.ts'
import { DAY, NOW, ago, image, state } from './testEstate.ts'

const at = (days: number) => NOW - days * DAY

test.each<[Reason, string]>([
  [{ code: 'BEYOND_NEWEST', newest: 3 }, 'beyond the newest 3'],
  [
    { code: 'AGE_REACHED', stage: 'OBSOLETE', since: 'superseded', from: at(92.5), days: 60 },
    'replaced 92 days ago (obsolete at 60)',
  ],
  [
    { code: 'AGE_REACHED', stage: 'DELETED', since: 'created', from: at(1), days: 1 },
    '1 day old (marked deleted at 1)',
  ],
  [
    { code: 'AGE_REACHED', stage: 'REMOVED', since: 'lastState', from: at(31), days: 30 },
    'in its state for 31 days (deleted for good at 30)',
  ],
  [{ code: 'POSITION_REACHED', stage: 'OBSOLETE', newer: 2 }, '2 newer images, so it is obsolete'],
  [
    { code: 'END_OF_LIFE', stage: 'OBSOLETE', label: 'eol=2026-11-01', at: Date.UTC(2026, 10, 1) },
    'end of life 1 Nov 2026 (eol=2026-11-01)',
  ],
  [
    { code: 'OVERDUE', stage: 'DELETED', at: Date.UTC(2026, 10, 16) },
    'overdue: marked deleted by 16 Nov 2026',
  ],
  [
    { code: 'REPOINT', from: 'https://www.googleapis.com/compute/v1/projects/p/global/images/i9' },
    'its replacement is i9',
  ],
  [{ code: 'NOT_CHOSEN', by: 'label' }, 'not chosen by its label'],
  [{ code: 'UNREAD', fields: ['status', 'id'] }, 'couldn’t be read completely: status, id'],
  [{ code: 'HEAD_UNKNOWN' }, 'the head of its family isn’t known'],
  [{ code: 'STATE_UNKNOWN', state: 'FRO\u202eZEN' }, 'unknown state FRO\\u202eZEN'],
  [{ code: 'IS_HEAD' }, 'head of the family'],
  [{ code: 'PROTECTED_LABEL', label: 'keep=audit' }, 'protected by label keep=audit'],
  [{ code: 'PROTECTED_NAME', pattern: 'web-*' }, 'protected by name (web-*)'],
  [{ code: 'NOT_READY', status: 'PENDING' }, 'not ready: pending'],
  [{ code: 'NOT_READY', status: '' }, 'not ready'],
  [
    { code: 'IN_USE', at: NOW - 180_000, disks: 1, instances: 0, templates: 2, viaFamily: 0 },
    'in use by 1 disk and 2 instance templates, checked 3 min ago',
  ],
  [{ code: 'NOT_CHOSEN', by: 'use' }, 'only images not seen in use are chosen'],
  [{ code: 'NOT_IN_USE', at: NOW - 180_000 }, 'not seen in use, checked 3 min ago'],
  [{ code: 'USE_UNKNOWN', missing: [] }, 'its use wasn’t checked'],
  [
    { code: 'USE_UNKNOWN', missing: ['disks.aggregatedList'] },
    'its use isn’t fully known: disks.aggregatedList couldn’t be read',
  ],
  [{ code: 'USE_STALE', at: at(1.5) }, 'its use was last checked 36 h ago'],
  [{ code: 'WITHIN_NEWEST', rank: 2, newest: 3 }, 'newest 2 of 3'],
  [{ code: 'LAST_ACTIVE', least: 1 }, 'the family keeps an active image'],
  [{ code: 'LAST_ACTIVE', least: 2 }, 'the family keeps 2 active images'],
  [{ code: 'LAST_OF_FAMILY' }, 'last image of the family'],
  [
    { code: 'TOO_YOUNG', created: at(2), days: 14 },
    '2 days old, nothing younger than 14 is touched',
  ],
  [{ code: 'NOT_SUPERSEDED' }, 'no newer image replaces it'],
  [
    { code: 'NOT_YET', stage: 'OBSOLETE', at: Date.UTC(2027, 2, 1) },
    'not obsolete before 1 Mar 2027',
  ],
  [
    { code: 'TOO_FEW_NEWER', stage: 'OBSOLETE', newer: 1, needed: 2 },
    '1 newer image, obsolete at 2',
  ],
  [{ code: 'SINCE_UNKNOWN', state: 'DEPRECATED' }, 'it isn’t known when it became deprecated'],
  [{ code: 'END_OF_LIFE_UNREADABLE', label: 'eol=soon' }, 'label eol=soon isn’t a date'],
  [{ code: 'NOTHING_LATER', state: 'DELETED' }, 'nothing comes after marked deleted'],
  [{ code: 'PUT_OFF', limit: 'percent', most: 45 }, 'put off: at most 45% of a family per run'],
  [{ code: 'PUT_OFF', limit: 'changes', most: 50 }, 'put off: at most 50 changes per run'],
  [{ code: 'PUT_OFF', limit: 'removals', most: 1 }, 'put off: at most 1 deletion per run'],
  [{ code: 'STEP_BY_STEP', stage: 'DELETED' }, 'one state per run, marked deleted later'],
  [{ code: 'NO_REPLACEMENT' }, 'no active image can replace it'],
])('%o', (reason, text) => {
  expect(reasonText(reason, NOW)).toBe(text)
})

const policy = (preset: keyof typeof PRESETS, more: Partial<RetirePolicy> = {}): RetirePolicy => ({
  ...PRESETS[preset],
  choose: { families: ['*'], names: [], labels: [], use: 'any' },
  ...more,
})

test('a policy as a sentence', () => {
  expect(policyText(policy('conservative'), 6)).toBe(
    'In 6 families, every image except the newest 5 that is older than 14 days is deprecated 30 days after a newer one replaces it, obsolete after 90 days and marked deleted after 180 days. It moves one state per run. Its replacement is the family’s head. At most 10 images a run and 5% of a family. Heads never move. No image is deleted for good.',
  )
  expect(policyText(policy('golden'), 1)).toContain(
    'In 1 family, every image except the newest 2 active ones is deprecated as soon as a newer one replaces it and obsolete after 60 days.',
  )
  expect(policyText(policy('ladder'))).toContain(
    'In each chosen family, every image except the newest is deprecated once 1 newer image exists, obsolete once 2 newer images exist and marked deleted once 3 newer images exist.',
  )
  expect(policyText(policy('eol'))).toContain(
    'every image except the newest is obsolete from the date in its label eol on.',
  )
  const unused: RetirePolicy['choose'] = { families: ['*'], names: [], labels: [], use: 'none' }
  expect(policyText(policy('conservative', { choose: unused }))).toContain(
    'every image except the newest 5 that is older than 14 days and isn’t seen in use is deprecated',
  )
  expect(policyText(policy('ci'))).not.toContain('for good.')
  const [, families] = policySentence(policy('ci'), 6)
  expect(families).toEqual({ text: '6 families', isSet: true })
})

test('a plan lists everything for and against', () => {
  const images = [
    image(0),
    image(1),
    image(9, { labels: { keep: 'audit' } }),
    image(10, { ...state('DEPRECATED', { obsolete: ago(8) }) }),
  ]
  const keep = { newest: 2, of: 'all', per: 'family' } as const
  const plan = planOf(
    { project: 'p', images: Families.of(images), policy: policy('golden', { keep }) },
    NOW,
  )
  const words = plan.families[0]?.rows.map(({ outcome, for: reasons, against }) => [
    outcome,
    ...[...reasons, ...against].map((each) => reasonText(each, NOW)),
  ])
  expect(words).toEqual([
    [
      'stays',
      'head of the family',
      'newest 1 of 2',
      'the family keeps an active image',
      'no newer image replaces it',
    ],
    ['stays', 'replaced 0 days ago (deprecated at 0)', 'newest 2 of 2'],
    [
      'protected',
      'beyond the newest 2',
      'replaced 10 days ago (deprecated at 0)',
      'protected by label keep=audit',
    ],
    [
      'change',
      'beyond the newest 2',
      'replaced 90 days ago (obsolete at 60)',
      'overdue: obsolete by 16 Nov 2026',
    ],
  ])
})
