import { expect, test } from 'vitest'
import type { Operation } from '../../compute/schema.ts'
import { deletionOf, isOfAnother, operationFacts } from './operationFacts.ts'

const image = { id: '2' }
const insert = (more: Partial<Operation>): Operation => ({
  name: 'operation-1',
  operationType: 'insert',
  targetId: '2',
  status: 'DONE',
  user: 'ci@example.com',
  ...more,
})

test('the insert says who created it, and why it failed', () => {
  const error = { errors: [{ code: 'QUOTA_EXCEEDED', message: 'Too many.' }] }
  expect(operationFacts(image, [insert({ error })])).toEqual({
    createdBy: 'ci@example.com',
    failures: [{ code: 'QUOTA_EXCEEDED', message: 'Too many.' }],
    details: [],
  })
})

test('the details of a failure are kept', () => {
  const errorDetails = [{ quotaInfo: { metricName: 'IMAGES', limit: 100 } }]
  const entry = { code: 'QUOTA_EXCEEDED', message: 'Too many.', errorDetails }
  expect(operationFacts(image, [insert({ error: { errors: [entry] } })]).details).toEqual([
    { what: 'IMAGES', text: 'limit: 100' },
  ])
})

test('an operation with only an HTTP status has failed too', () => {
  const httpErrorMessage = 'CONFLICT'
  const { failures } = operationFacts(image, [
    insert({ httpErrorStatusCode: 409, httpErrorMessage }),
  ])
  expect(failures).toEqual([{ code: '', message: 'CONFLICT' }])
  expect(operationFacts(image, [insert({ error: {} })]).failures).toEqual([
    { code: '', message: 'The operation failed.' },
  ])
})

test('a running operation reports its progress', () => {
  const facts = operationFacts(image, [insert({ status: 'RUNNING', progress: 40 })])
  expect(facts.progress).toBe(40)
})

test('operations on an earlier image with the same name are ignored', () => {
  const earlier = insert({ targetId: '1', user: 'mallory@example.com' })
  expect(isOfAnother(earlier, image)).toBe(true)
  expect(operationFacts(image, [earlier])).toEqual({ failures: [], details: [] })
})

test('the last successful delete is the deletion', () => {
  const deletion = (endTime: string, more: Partial<Operation> = {}): Operation => ({
    name: endTime,
    operationType: 'delete',
    status: 'DONE',
    user: endTime,
    endTime,
    ...more,
  })
  const operations = [
    deletion('2026-01-01T00:00:00Z'),
    deletion('2026-03-01T00:00:00Z'),
    deletion('2026-04-01T00:00:00Z', { error: { errors: [] } }),
    deletion('2026-05-01T00:00:00Z', { status: 'RUNNING' }),
    deletion('2026-06-01T00:00:00Z', { httpErrorStatusCode: 409 }),
  ]
  expect(deletionOf(operations)?.by).toBe('2026-03-01T00:00:00Z')
  expect(deletionOf([])).toBeUndefined()
})
