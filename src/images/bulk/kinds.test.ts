import { expect, test } from 'vitest'
import { connect } from '../../api/http/session.ts'
import type { Change } from '../../compute/changes/change.ts'
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
