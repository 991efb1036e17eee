import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ApiError, errorFromAnswer, isApiError, retryDelayOf } from './error.ts'

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
  expect(errorFromAnswer(502, undefined).message).toBe('The API answered 502 without saying why.')
})

test('the status of the envelope stands in for a reason', () => {
  const body = { error: { code: 503, message: 'Down', status: 'UNAVAILABLE' } }
  expect(errorFromAnswer(503, body).reason).toBe('UNAVAILABLE')
})

test('whatever the body is, there is an error with a message', () => {
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

test('an error is told by its status, and by its reason if that is asked', () => {
  const error = errorFromAnswer(412, envelope('Labels fingerprint…', 'conditionNotMet'))
  expect(isApiError(error, 412)).toBe(true)
  expect(isApiError(error, 412, 'conditionNotMet')).toBe(true)
  expect(isApiError(error, 412, 'other')).toBe(false)
  expect(isApiError(error, 404)).toBe(false)
  expect(isApiError(new Error('412'), 412)).toBe(false)
})
