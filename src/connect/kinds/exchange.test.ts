import { afterEach, expect, test, vi } from 'vitest'
import { exchanged } from './exchange.ts'

const EXCHANGE = { url: 'https://sts.googleapis.com/v1/token', audience: 'pool', scope: 's' }

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const answer = (body: string, status = 200) =>
  vi.stubGlobal('fetch', async () => new Response(body, { status }))

test('a token is exchanged', async () => {
  answer('{"access_token":"theirs"}')
  expect(await exchanged(EXCHANGE, 'client', 'ours')).toEqual({
    token: 'theirs',
    expires: undefined,
  })
})

test('the provider’s token is sent as what it is', async () => {
  const types: unknown[] = []
  vi.stubGlobal('fetch', async (_url: string, { body }: { body: URLSearchParams }) => {
    types.push(body.get('subject_token_type'))
    return new Response('{"access_token":"theirs"}')
  })
  await exchanged(EXCHANGE, 'client', 'ours')
  await exchanged(EXCHANGE, 'client', 'ours', 'access_token')
  expect(types).toEqual([
    'urn:ietf:params:oauth:token-type:id_token',
    'urn:ietf:params:oauth:token-type:access_token',
  ])
})

test.each([
  ['{"error":"invalid_grant","error_description":"Expired."}', 400, 'Expired.'],
  ['{"error":"invalid_grant"}', 400, 'invalid_grant'],
  ['<html>', 502, 'HTTP 502'],
  ['null', 200, 'HTTP 200'],
  ['{}', 200, 'HTTP 200'],
])('%s with %d isn’t a token', async (body, status, why) => {
  answer(body, status)
  await expect(exchanged(EXCHANGE, 'client', 'ours')).rejects.toThrow(
    `sts.googleapis.com didn’t exchange the token: ${why}`,
  )
})

test('an endpoint that doesn’t answer is given up', async () => {
  vi.spyOn(AbortSignal, 'timeout').mockReturnValue(
    AbortSignal.abort(new DOMException('', 'TimeoutError')),
  )
  vi.stubGlobal('fetch', (_url: string, { signal }: RequestInit) =>
    signal?.aborted ? Promise.reject(signal.reason) : new Promise(() => undefined),
  )
  await expect(exchanged(EXCHANGE, 'client', 'ours')).rejects.toThrow(
    'sts.googleapis.com, which exchanges tokens, could not be reached.',
  )
})

test('a refusal doesn’t repeat the token', async () => {
  answer('{"error":"not valid: a-long-identity-token"}', 400)
  const refusal = exchanged(EXCHANGE, 'client', 'a-long-identity-token')
  await expect(refusal).rejects.toThrow('not valid: •••')
})
