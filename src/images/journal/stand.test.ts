import { expect, test } from 'vitest'
import type { Change } from '../../compute/changes/change.ts'
import { readImage } from '../../compute/readImage.ts'
import type { Image } from '../../compute/schema.ts'
import type { Kept } from '../../runs/kept.ts'
import { detailsOf, kindOf, undoneText } from './kinds.ts'
import { standOf, withLater } from './stand.ts'

const image = (more: Partial<Image> = {}): Image => ({ name: 'a', id: '1', ...more })
const inState = (state: string) => image({ deprecated: { state } })
const DEPRECATE: Change = { kind: 'deprecate', status: { state: 'DEPRECATED' } }
const RESTORE: Change = { kind: 'deprecate', status: {} }

const kept = (
  change: Change,
  before: Image | undefined,
  after: Image | undefined,
  undo?: Change,
  at = 1,
): Kept => ({
  id: `${at}`,
  scope: '',
  at,
  step: { target: { project: 'p', image: 'a' }, change },
  before,
  result: { kind: 'done', after, undo },
})
const deprecated = kept(DEPRECATE, image(), inState('DEPRECATED'), RESTORE)

test('a change can be undone while its result is still in place', () => {
  expect(standOf(deprecated, inState('DEPRECATED'), undefined).kind).toBe('undo')
  // Other fields don't matter.
  const labeled = { ...inState('DEPRECATED'), labels: { env: 'prod' } }
  expect(standOf(deprecated, labeled, undefined).kind).toBe('undo')
  expect(standOf(deprecated, undefined, undefined).kind).toBe('undo')
})

test('it can’t be undone after another change, or if the image is gone or was recreated', () => {
  const why = (present: Parameters<typeof standOf>[1]) => standOf(deprecated, present, undefined)
  expect(why(inState('OBSOLETE'))).toEqual({ kind: 'moved', why: 'Changed since: now obsolete' })
  expect(why(null)).toEqual({ kind: 'moved', why: 'Deleted since' })
  expect(why({ ...inState('DEPRECATED'), id: '2' })).toMatchObject({ kind: 'moved' })
})

test('whether it stands isn’t known of an image whose changed fields couldn’t be read', () => {
  const odd = readImage({ name: 'a', id: '1', deprecated: { state: 5 } })
  expect(standOf(deprecated, odd, undefined)).toEqual({
    kind: 'none',
    why: 'Not known: the image couldn’t be read completely',
  })
  const unclear = kept(DEPRECATE, image(), odd, RESTORE)
  expect(standOf(unclear, inState('DEPRECATED'), undefined).kind).toBe('none')
  const before = kept(DEPRECATE, odd, inState('DEPRECATED'), RESTORE)
  expect(standOf(before, image({ deprecated: {} }), undefined).kind).toBe('moved')
  const other = readImage({ ...inState('DEPRECATED'), family: 5 })
  expect(standOf(deprecated, other, undefined).kind).toBe('undo')
})

test('undone changes show the time if they were undone from this browser', () => {
  const back = kept(RESTORE, inState('DEPRECATED'), image(), DEPRECATE, 5)
  const later = withLater([deprecated, back])
  expect(later.get(deprecated)).toBe(back)
  expect(standOf(deprecated, image(), later.get(deprecated))).toEqual({ kind: 'undone', at: 5 })
  expect(standOf(deprecated, undefined, back)).toEqual({ kind: 'undone', at: 5 })
  expect(standOf(deprecated, image(), undefined)).toEqual({ kind: 'undone', at: undefined })
  expect(standOf(back, image(), later.get(back)).kind).toBe('undo')
})

test('a later change to something else doesn’t count', () => {
  const labels: Change = { kind: 'setLabels', labels: {}, labelFingerprint: 'f' }
  const family: Change = { kind: 'patch', fields: { family: 'x' } }
  const text: Change = { kind: 'patch', fields: { description: 'x' } }
  const all = [deprecated, labels, family, text].map((each, at) =>
    'kind' in each ? kept(each, image(), image(), each, at + 1) : each,
  )
  const later = withLater(all)
  expect([...later.values()]).toEqual([undefined, undefined, undefined, undefined])
})

test('a deletion has a recipe; a failed change has nothing to undo', () => {
  const gone = kept({ kind: 'delete' }, image(), undefined)
  expect(standOf(gone, null, undefined)).toEqual({ kind: 'recipe', image: image() })
  const created = kept({ kind: 'insert', image: image() }, undefined, image())
  expect(standOf(created, image(), undefined).kind).toBe('none')
  const failed: Kept = { ...deprecated, result: { kind: 'failed', why: 'no' } }
  expect(standOf(failed, image(), undefined)).toEqual({ kind: 'none', why: 'Nothing to undo' })
})

test.each<[Partial<Omit<Kept, 'result'>> & { result?: Kept['result'] | undefined }, string]>([
  [{}, 'Deprecate'],
  [{ step: { ...deprecated.step, change: { kind: 'delete' } } }, 'Delete'],
  [{ result: { kind: 'skipped', why: 'label keep was added' } }, 'Label keep was added.'],
  [{ run: 'r', result: undefined }, 'Not sent.'],
  [{ run: 'r', begun: 1, result: undefined }, 'No response was recorded.'],
])('details of %o: %s', (more, words) => {
  expect(detailsOf({ ...deprecated, ...more })).toBe(words)
})

test('the details of a deprecation say everything it set', () => {
  const replacement = 'projects/p/global/images/b'
  const dates = { obsolete: '2027-02-22', deleted: '2027-05-23' }
  const words = (before: Image['deprecated'], status: NonNullable<Image['deprecated']>) =>
    detailsOf(kept({ kind: 'deprecate', status }, image({ deprecated: before }), undefined))
  const state = 'DEPRECATED'
  expect(words(undefined, { state, replacement })).toBe('Deprecate, replacement b')
  expect(words(undefined, { state, replacement, ...dates })).toBe(
    'Deprecate, replacement b, planned dates',
  )
  expect(words({ state }, { state, ...dates })).toBe('Planned dates')
  expect(words({ state, ...dates }, { state })).toBe('Planned dates')
  expect(words({ state }, { state, replacement })).toBe('Replacement b')
  expect(words({ state, replacement }, { state })).toBe('Replacement')
  // That a restored image has no plan is part of it.
  expect(words({ state, replacement, ...dates }, {})).toBe('Restore')
})

test('kinds of change', () => {
  const patch = (fields: Extract<Change, { kind: 'patch' }>['fields']) =>
    kindOf({ kind: 'patch', fields })
  expect([patch({ family: '' }), patch({ description: '' })]).toEqual(['family', 'other'])
  expect(kindOf(DEPRECATE)).toBe('state')
})

test('details name a replacement with its project, if that is another one', () => {
  const withReplacement = (replacement: string) =>
    detailsOf(
      kept({ kind: 'deprecate', status: { state: 'DEPRECATED', replacement } }, image(), undefined),
    )
  expect(withReplacement('projects/p/global/images/b')).toBe('Deprecate, replacement b')
  expect(withReplacement('projects/golden/global/images/b')).toBe('Deprecate, replacement golden/b')
})

test('an undo of today says when, an earlier one on which day', () => {
  const now = new Date(2026, 10, 24, 17, 42).getTime()
  expect(undoneText(undefined)).toBe('As it was before')
  expect(undoneText(now, now)).toBe('Undone at 17:42')
  expect(undoneText(new Date(2026, 10, 23, 17, 42).getTime(), now)).toBe('Undone on 23 Nov')
  expect(undoneText(new Date(2025, 10, 24, 17, 42).getTime(), now)).toBe('Undone on 24 Nov 2025')
})
