import { expect, test } from 'vitest'
import type { Change } from './change.ts'
import { requestOf } from './request.ts'

const target = { project: 'p', image: 'i' }
const id = '6a3d9b52-1fd2-4b8e-9c53-2f1f6c1f6d11'

test.each<[Change, string]>([
  [{ kind: 'delete' }, `DELETE projects/p/global/images/i?${id}`],
  [
    { kind: 'deprecate', status: { state: 'OBSOLETE' } },
    `POST projects/p/global/images/i/deprecate?${id}`,
  ],
  [{ kind: 'patch', fields: { family: '' } }, `PATCH projects/p/global/images/i?${id}`],
  [{ kind: 'insert', image: { name: 'i' } }, `POST projects/p/global/images?${id}`],
  [
    { kind: 'setLabels', labels: {}, labelFingerprint: 'x' },
    'POST projects/p/global/images/i/setLabels',
  ],
  [{ kind: 'setIamPolicy', policy: {} }, 'POST projects/p/global/images/i/setIamPolicy'],
])('%j', (change, line) => {
  const { method, path, query } = requestOf(target, change, id)
  expect(`${method} ${path}${query?.['requestId'] ? `?${query['requestId']}` : ''}`).toBe(line)
})

test('special characters in a name stay within its path segment', () => {
  expect(requestOf({ project: 'p', image: '../x?y#z' }, { kind: 'delete' }).path).toBe(
    'projects/p/global/images/..%2Fx%3Fy%23z',
  )
})

test('conditions are sent under version 3', () => {
  const bindings = [{ role: 'r', members: ['m'], condition: { expression: 'true' } }]
  const { body } = requestOf(target, { kind: 'setIamPolicy', policy: { version: 1, bindings } })
  expect(body).toEqual({ policy: { version: 3, bindings } })
})
