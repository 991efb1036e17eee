import { expect, test } from 'vitest'
import type { Operation } from '../compute/schema.ts'
import { inOrder, isShown, resultOf } from './list.ts'
import { operationsSearch } from './search.ts'

const operation = (name: string, day: number, more: Partial<Operation> = {}): Operation => ({
  name,
  operationType: 'insert',
  status: 'DONE',
  insertTime: `2026-01-0${day}T00:00:00.000-08:00`,
  ...more,
})
const error = { errors: [{ code: 'QUOTA_EXCEEDED', message: 'Quota' }] }

test('running ones first, then newest first, each as in the last list', () => {
  const listed = [operation('a', 1), operation('b', 3), operation('c', 2, { status: 'RUNNING' })]
  const running = [operation('d', 1, { status: 'PENDING' })]
  const ended = [operation('c', 2)]
  expect(inOrder(listed, running, ended).map(({ name }) => name)).toEqual(['d', 'b', 'c', 'a'])
})

test('results and filters', () => {
  const failed = operation('a', 1, { error })
  expect(resultOf(failed)).toBe('failed')
  expect(resultOf(operation('a', 1, { httpErrorStatusCode: 409 }))).toBe('failed')
  expect(resultOf(operation('a', 1, { status: 'RUNNING', error }))).toBe('running')
  expect(isShown(failed, {})).toBe(true)
  expect(isShown(failed, { type: 'delete' })).toBe(false)
  expect(isShown(failed, { type: 'insert', result: 'failed' })).toBe(true)
})

test('the URL is read as far as possible', () => {
  expect(operationsSearch({ type: 'insert', result: 'failed' })).toEqual({
    type: 'insert',
    result: 'failed',
  })
  expect(operationsSearch({ type: '../x', result: 'nosuch', more: 1 })).toEqual({})
})
