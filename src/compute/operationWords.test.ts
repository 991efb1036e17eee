import { expect, test } from 'vitest'
import { operationProblem } from './operationWords.ts'

const failed = (...errors: { code?: string; message?: string }[]) => ({
  name: 'operation-1',
  status: 'DONE',
  error: { errors },
})
const CONSTRAINT =
  'Constraint constraints/compute.storageResourceUseRestrictions violated for projects/p.'

test.each([
  ['RESOURCE_NOT_READY', 'Not ready.', 'A resource it needs isn’t ready yet.'],
  ['NEW_CODE', 'Whatever.', 'The operation failed.'],
  ['CONDITION_NOT_MET', CONSTRAINT, 'An organization policy doesn’t allow it.'],
  ['FORBIDDEN', CONSTRAINT, 'An organization policy doesn’t allow it.'],
  [
    'CONDITION_NOT_MET',
    'Labels fingerprint either invalid or resource labels have changed',
    'Someone else changed it in the meantime.',
  ],
  ['CONDITION_NOT_MET', 'Something else.', 'A condition for it isn’t met.'],
])('%s: %s', (code, message, plain) => {
  expect(operationProblem(failed({ code, message }))).toMatchObject({ plain, own: message, code })
})

test('the first error’s message is kept, the second error becomes a detail', () => {
  expect(
    operationProblem(failed({ code: 'A', message: 'One.' }, { code: 'B', message: 'Two.' })),
  ).toMatchObject({ own: 'One.', code: 'A', details: [{ text: 'Two.' }] })
})

test('an operation without an error has no problem; a bare status is described', () => {
  expect(operationProblem({ name: 'o', status: 'DONE' })).toBeUndefined()
  const bare = { name: 'o', httpErrorStatusCode: 409, httpErrorMessage: 'CONFLICT' }
  expect(operationProblem(bare)).toMatchObject({ own: 'CONFLICT', code: '', details: [] })
})
