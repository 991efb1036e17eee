import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  ApiError,
  errorFromAnswer,
  explainBriefly,
  isApiError,
  retryDelayOf,
  type Failure,
} from './error.ts'

const NOW = Date.parse('2026-11-24T12:00:00Z')
const envelope = (message: string, reason = 'invalid') => ({
  error: { code: 400, message, errors: [{ message, domain: 'global', reason }] },
})

test.each([
  [
    "Invalid value for field 'resource.name': 'A'. Must be a match of regex",
    { field: 'name', permission: undefined },
  ],
  ["Invalid value for field 'resource.rawDisk.source': ''.", { field: 'rawDisk.source' }],
  ["Invalid value for field 'resource.licenses[0]': 'x'.", { field: 'licenses[0]' }],
  ["Required field 'resource.name' not specified", { field: 'name' }],
  [
    "Required 'compute.images.delete' permission for 'projects/p/global/images/i'",
    { field: undefined, permission: 'compute.images.delete' },
  ],
])('%s', (message, parts) => {
  const error = errorFromAnswer(400, envelope(message))
  expect(error).toMatchObject({ failure: 'http', status: 400, reason: 'invalid', message })
  expect(error).toMatchObject(parts)
})

test('an error without the envelope says so', () => {
  expect(errorFromAnswer(502, undefined).message).toBe('The API answered 502 without a reason.')
})

test('without a message of its own, it takes that of its first error', () => {
  const error = errorFromAnswer(400, {
    error: { errors: [7, { reason: 'a' }, { message: 'No.' }] },
  })
  expect(error).toMatchObject({ message: 'No.', reason: 'a', details: [{ text: 'a' }] })
})

test('all errors and details are kept; the short form counts the rest', () => {
  const { error: whole } = envelope('First.')
  const error = errorFromAnswer(400, {
    error: {
      ...whole,
      errors: [...whole.errors, { message: 'Second.' }],
      details: [
        {
          '@type': 'type.googleapis.com/google.rpc.BadRequest',
          fieldViolations: [{ field: 'bindings[1]', description: 'Third.' }],
        },
      ],
    },
  })
  expect(error.details).toEqual([{ text: 'Second.' }, { what: 'bindings[1]', text: 'Third.' }])
  expect(explainBriefly(error)).toBe('First. (and 2 more)')
  expect(explainBriefly(errorFromAnswer(400, envelope('First.')))).toBe('First.')
})

test('a copy with another message keeps everything else', () => {
  const error = errorFromAnswer(400, { error: { errors: [{ message: 'a' }, { message: 'b' }] } })
  const copy = new ApiError({ ...error, message: 'c' })
  expect(copy.details).toEqual([{ text: 'b' }])
  expect(copy).toEqual(Object.assign(error, { message: 'c' }))
})

test.each([
  [
    'Constraint constraints/compute.storageResourceUseRestrictions violated for projects/p.',
    'constraints/compute.storageResourceUseRestrictions',
  ],
  [
    'Denied by constraints/compute.trustedImageProjects.',
    'constraints/compute.trustedImageProjects',
  ],
  [
    'denied by custom org policies: ["customConstraints/custom.onlyArm": "…"]',
    'customConstraints/custom.onlyArm',
  ],
  ['Labels fingerprint either invalid or resource labels have changed', undefined],
])('%s: the constraint', (message, constraint) => {
  expect(errorFromAnswer(412, envelope(message, 'conditionNotMet')).constraint).toBe(constraint)
})

test('a constraint is also found in the details', () => {
  const violations = [{ type: 'constraints/iam.allowedPolicyMemberDomains', description: 'No.' }]
  const details = [{ '@type': 'type.googleapis.com/google.rpc.PreconditionFailure', violations }]
  expect(errorFromAnswer(400, { error: { message: 'Bad.', details } }).constraint).toBe(
    'constraints/iam.allowedPolicyMemberDomains',
  )
})

test.each<[failure: Failure, status: number, uncertain: boolean]>([
  ['network', 0, true],
  ['timeout', 0, true],
  ['notJson', 200, true],
  ['unexpected', 0, true],
  ['unseen', 0, true],
  ['operation', 503, false],
  ['blocked', 0, false],
  ['http', 408, true],
  ['http', 500, true],
  ['http', 502, true],
  ['http', 503, true],
  ['http', 504, true],
  // Cloudflare: the server it asked hasn't answered in time.
  ['http', 524, true],
  ['http', 400, false],
  ['http', 409, false],
  ['http', 412, false],
  ['http', 429, false],
  ['http', 501, false],
])('after %s %d it may have been done: %s', (failure, status, uncertain) => {
  expect(new ApiError({ failure, status, message: '' }).uncertain).toBe(uncertain)
})

test('the status of the envelope stands in for a reason', () => {
  const body = { error: { code: 503, message: 'Down', status: 'UNAVAILABLE' } }
  expect(errorFromAnswer(503, body).reason).toBe('UNAVAILABLE')
})

test('whatever the body, there is an error with a message', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (whole, inner) => {
      for (const body of [whole, { error: inner }, { error: { errors: [inner] } }]) {
        const error = errorFromAnswer(500, body)
        expect(error).toBeInstanceOf(ApiError)
        expect(error.message).not.toBe('')
      }
    }),
  )
})

test.each([
  [null, undefined],
  ['', undefined],
  ['0', 0],
  ['2', 2000],
  ['3600', 60_000],
  ['-5', 0],
  ['soon', undefined],
  ['Tue, 24 Nov 2026 12:00:10 GMT', 10_000],
  ['Tue, 24 Nov 2026 11:00:00 GMT', 0],
])('Retry-After %s is a wait of %s ms', (header, wait) => {
  expect(retryDelayOf(header, NOW)).toBe(wait)
})

test('an error is matched by its status', () => {
  const error = errorFromAnswer(412, envelope('Labels fingerprint…', 'conditionNotMet'))
  expect(isApiError(error, 412)).toBe(true)
  expect(isApiError(error, 404)).toBe(false)
  expect(isApiError(new Error('412'), 412)).toBe(false)
})
