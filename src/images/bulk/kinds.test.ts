import { expect, test } from 'vitest'
import { connect } from '../../api/http/session.ts'
import type { Change } from '../../compute/changes/change.ts'
import { LABELS_UNREAD } from '../../compute/labels.ts'
import { withoutFields } from '../../compute/unread.ts'
import { changeRefusal } from './kinds.ts'

test.each<[Change['kind'], string[], string | undefined]>([
  ['delete', ['images.deprecate'], undefined],
  ['delete', ['images.delete'], 'This API doesn’t have images.delete.'],
  ['deprecate', ['images.delete'], undefined],
  ['deprecate', ['images.deprecate'], 'This API doesn’t have images.deprecate.'],
])('a predefined %s needs its own method: without %j', (kind, without, reason) => {
  connect({ base: 'http://127.0.0.1:1/compute/v1', universe: 'googleapis.com', without })
  const change: Change = kind === 'delete' ? { kind } : { kind: 'deprecate', status: {} }
  expect(changeRefusal(change, { name: 'web-v1', status: 'READY' }, 'keep')).toBe(reason)
})

test('predefined labels don’t replace some that couldn’t be read', () => {
  const labels = { keep: '', team: 'web' }
  const image = withoutFields({ name: 'web-v1', labels }, [['labels', 'keep']])
  const fix: Change = { kind: 'setLabels', labels: { team: 'platform' }, labelFingerprint: '' }
  expect(changeRefusal(fix, image, 'keep')).toBe(LABELS_UNREAD)
})

test('a predefined state doesn’t replace one that couldn’t be read completely', () => {
  connect({ base: 'http://127.0.0.1:1/compute/v1', universe: 'googleapis.com' })
  const deprecated = { state: 'OBSOLETE', replacement: 'global/images/gone' }
  const image = withoutFields({ name: 'web-v1', status: 'READY', deprecated }, [
    ['deprecated', 'state'],
  ])
  const mend: Change = { kind: 'deprecate', status: { replacement: 'global/images/web-v2' } }
  expect(changeRefusal(mend, image, 'keep')).toBe('Not all of its deprecation could be read.')
  expect(changeRefusal({ kind: 'delete' }, image, 'keep')).toBeUndefined()
})
