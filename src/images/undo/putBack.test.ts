import { expect, test } from 'vitest'
import type { Outcome } from '../../api/changes/settle.ts'
import type { Change } from '../../compute/changes/change.ts'
import type { Image, Policy } from '../../compute/schema.ts'
import type { Kept } from '../../runs/kept.ts'
import { putsBack } from './putBack.ts'

const image = (more: Partial<Image> = {}): Image => ({ name: 'a', id: '1', ...more })
const inState = (state: string) => image({ deprecated: { state } })
const target = { project: 'p', image: 'a' }
const outcome = (change: Change, before: Image, after: Image): Outcome => ({
  step: { target, change },
  before: { image: before },
  after,
  heads: [],
})
const kept = (change: Change, before: Image, after: Image | undefined): Kept => ({
  id: '',
  scope: '',
  at: 1,
  step: { target, change },
  before,
  result: { kind: 'done', after },
})
const to = (state?: string): Change => ({ kind: 'deprecate', status: state ? { state } : {} })
const labels = (of: Record<string, string>): Change => ({
  kind: 'setLabels',
  labels: of,
  labelFingerprint: '',
})

test('a state is put back by what restores it, not by the change itself or another one', () => {
  const left = inState('DEPRECATED')
  const deprecated = outcome(to('DEPRECATED'), image(), left)
  expect(putsBack(kept(to(), left, image({ deprecated: {} })), deprecated)).toBe(true)
  expect(putsBack(kept(to('DEPRECATED'), image(), left), deprecated)).toBe(false)
  expect(putsBack(kept(to('OBSOLETE'), left, inState('OBSOLETE')), deprecated)).toBe(false)
  expect(putsBack(kept({ kind: 'delete' }, left, undefined), deprecated)).toBe(false)
  expect(putsBack(kept(labels({ env: 'prod' }), left, left), deprecated)).toBe(false)
  const other = {
    ...kept(to(), left, image()),
    step: { target: { ...target, image: 'b' }, change: to() },
  }
  expect(putsBack(other, deprecated)).toBe(false)
})

test('a change made earlier, and recorded only now, puts nothing back', () => {
  const obsolete = outcome(to('OBSOLETE'), inState('DEPRECATED'), inState('OBSOLETE'))
  expect(putsBack(kept(to('DEPRECATED'), image(), inState('DEPRECATED')), obsolete)).toBe(false)
})

test('a change that changed nothing isn’t put back by its own record', () => {
  const same = inState('DEPRECATED')
  expect(putsBack(kept(to('DEPRECATED'), same, same), outcome(to('DEPRECATED'), same, same))).toBe(
    false,
  )
})

test('labels are put back beside those that others have added', () => {
  const before = image({ labels: { env: 'dev' } })
  const after = image({ labels: { env: 'prod', team: 'web' } })
  const set = outcome(labels({ env: 'prod', team: 'web' }), before, after)
  const now = image({ labels: { env: 'dev', theirs: 'x' } })
  const found = image({ labels: { ...after.labels, theirs: 'x' } })
  expect(putsBack(kept(labels({ env: 'dev', theirs: 'x' }), found, now), set)).toBe(true)
  const partly = image({ labels: { env: 'dev', team: 'web' } })
  expect(putsBack(kept(labels({ env: 'dev', team: 'web' }), after, partly), set)).toBe(false)
})

test('a policy is put back by one that grants the same', () => {
  const grant = (...members: string[]): Policy => ({ bindings: [{ role: 'r', members }] })
  const change = (policy: Policy): Change => ({ kind: 'setIamPolicy', policy })
  const made: Outcome = {
    step: { target, change: change(grant('user:a')) },
    before: { policy: {} },
    policy: grant('user:a'),
    heads: [],
  }
  const record = (after: Policy): Kept => ({
    ...kept(change(after), image(), undefined),
    policies: { before: grant('user:a'), after },
  })
  expect(putsBack(record({ etag: 'x' }), made)).toBe(true)
  expect(putsBack(record(grant('user:a')), made)).toBe(false)
})
