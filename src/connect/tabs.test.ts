import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { accessToken, connect, signIn } from '../api/http/session.ts'
import type { Grant } from './kinds/kind.ts'
import { renewHere } from './kinds/load.ts'
import { join, renew, use } from './tabs.ts'

vi.mock('./kinds/load.ts', () => ({
  renewHere: vi.fn<() => Promise<Grant | undefined>>(),
}))
vi.mock('./config/connection.ts', () => ({
  configured: () => ({ connection: { name: 'prod', apiBase: 'http://127.0.0.1:1/compute/v1' } }),
}))

beforeEach(() => {
  connect({ base: 'http://127.0.0.1:1/compute/v1', universe: 'googleapis.com', signIn: 'oidc' })
  signIn('old')
})
afterEach(() => vi.resetAllMocks())

test('requests that are refused together renew the sign-in once: a refresh token may work only once', async () => {
  const grants: ((grant: Grant) => void)[] = []
  vi.mocked(renewHere).mockImplementation(() => new Promise((grant) => grants.push(grant)))
  vi.useFakeTimers()
  const renewals = Promise.all([renew('old'), renew('old'), renew('old')])
  // No other tab answers any of them.
  await vi.runAllTimersAsync()
  vi.useRealTimers()
  expect(renewHere).toHaveBeenCalled()
  for (const grant of grants) grant({ token: 'new', expires: undefined })
  await renewals
  expect(accessToken()).toBe('new')
  expect(grants).toHaveLength(1)
})

test('a sign-in that couldn’t be renewed is tried again', async () => {
  vi.mocked(renewHere).mockRejectedValueOnce(new Error('No network.'))
  await renew('old')
  expect(accessToken()).toBe('old')
  vi.mocked(renewHere).mockResolvedValueOnce({ token: 'new', expires: undefined })
  await renew('old')
  expect(accessToken()).toBe('new')
})

test('a renewal that ends after a sign-out doesn’t sign in again', async () => {
  let grant: (grant: Grant) => void = () => undefined
  vi.mocked(renewHere).mockImplementation(() => new Promise((resolve) => (grant = resolve)))
  vi.useFakeTimers()
  const renewal = renew('old')
  await vi.runAllTimersAsync()
  vi.useRealTimers()
  signIn(undefined)
  grant({ token: 'new', expires: undefined })
  await renewal
  expect(accessToken()).toBeUndefined()
})

test('a token taken over from someone else in another tab isn’t renewed as the one who signed in here', async () => {
  use({ token: 'mine', expires: 1, subject: 'a' })
  const other = new BroadcastChannel('compute-images session prod http://127.0.0.1:1/compute/v1')
  const say = (grant: Grant) =>
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel never leaves its origin
    other.postMessage({ kind: 'token', ...grant })
  await join()
  say({ token: 'theirs', expires: 2, subject: 'b' })
  await vi.waitFor(() => expect(accessToken()).toBe('theirs'))
  vi.mocked(renewHere).mockResolvedValue({ token: 'mine again', subject: 'a' })
  await renew('theirs')
  expect(accessToken()).toBe('theirs')
  say({ token: 'mine too', expires: 3, subject: 'a' })
  await vi.waitFor(() => expect(accessToken()).toBe('mine too'))
  await renew('mine too')
  expect(accessToken()).toBe('mine again')
  other.close()
})
