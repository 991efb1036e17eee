import { expect, test } from 'vitest'
import { ApiError } from '../../api/http/error.ts'
import { adviceOn } from './advice.ts'

const POLICY =
  'Constraint constraints/compute.storageResourceUseRestrictions violated for projects/p.'
const http = (status: number, reason: string, message = 'No.') =>
  new ApiError({ failure: 'http', status, reason, message })

test.each([
  [
    'a lost lock',
    http(412, 'conditionNotMet', 'Labels fingerprint either invalid or…'),
    /^Someone else/,
  ],
  ['a stale policy', http(409, 'aborted'), /^Someone else/],
  ['a taken name', http(409, 'alreadyExists'), undefined],
  ['a condition of any other kind', http(412, 'conditionNotMet'), undefined],
  ['no permission, and none named', http(403, 'forbidden'), /Ask an administrator of the project/],
  ['too many requests', http(403, 'rateLimitExceeded'), /wait a minute/],
  ['a failing service', http(503, 'backendError'), /try again in a moment/],
  ['a bug', new Error('No.'), undefined],
])('%s', (_what, error, says) => {
  if (says) expect(adviceOn(error)).toMatch(says)
  else expect(adviceOn(error)).toBeUndefined()
})

test.each([
  http(412, 'conditionNotMet', POLICY),
  http(403, 'forbidden', POLICY),
  new ApiError({ failure: 'operation', reason: 'CONDITION_NOT_MET', message: POLICY }),
])('an organization policy error names its constraint, and doesn’t suggest retrying', (error) => {
  expect(adviceOn(error)).toBe(
    'Trying again won’t help: the organization policy constraints/compute.storageResourceUseRestrictions forbids it. Ask its administrator to allow it.',
  )
})
