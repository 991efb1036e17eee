import { afterEach, expect, test, vi } from 'vitest'
import { oidc } from './oidc.ts'

const provider = vi.hoisted(() => ({
  signIn: vi.fn<() => Promise<object>>(),
  refresh: vi.fn<() => Promise<object>>(),
  revoke: vi.fn<() => Promise<void>>(),
}))
vi.mock('oidc-client-ts', () => ({
  InMemoryWebStorage: Object,
  WebStorageStateStore: Object,
  OidcClient: class {
    metadataService = { getMetadata: async () => ({}) }
    createSigninRequest = async () => ({ state: { id: 's' }, url: 'https://id.example/authorize' })
    processSigninResponse = provider.signIn
    useRefreshToken = provider.refresh
    revokeToken = provider.revoke
  },
}))

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetAllMocks()
})

/** Signs in through a window that returns at once. */
async function signedIn() {
  vi.stubGlobal('location', { href: 'https://console.example/' })
  const replace = () => {
    const channel = new BroadcastChannel('compute-images signed-in')
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel never leaves its origin
    channel.postMessage('https://console.example/signed-in.html?state=s')
    channel.close()
  }
  const profile = { sub: 'me' }
  provider.signIn.mockResolvedValueOnce({ access_token: 'first', refresh_token: 'r1', profile })
  vi.stubGlobal('window', { open: () => ({ location: { replace }, close: () => undefined }) })
  const signIn = await oidc({ kind: 'oidc', issuer: 'https://id.example', clientId: 'c' })
  await signIn.signIn('read', new AbortController().signal)
  return signIn
}

test('what a renewal yields after a sign-out is given back, and not used again', async () => {
  const { renew, signOut } = await signedIn()
  provider.revoke.mockResolvedValue()
  let answer: (response: object) => void = () => undefined
  provider.refresh.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)))
  const renewal = renew()
  await signOut('first')
  answer({ access_token: 'second', refresh_token: 'r2' })
  expect(await renewal).toBeUndefined()
  expect(provider.revoke.mock.calls).toEqual([
    ['r1', 'refresh_token'],
    ['r2', 'refresh_token'],
  ])
  expect(await renew()).toBeUndefined()
})

test('a renewal keeps the refresh token and the subject that it wasn’t given anew', async () => {
  const { renew } = await signedIn()
  provider.refresh.mockImplementation(async () => ({ access_token: 'next' }))
  expect(await renew()).toMatchObject({ token: 'next', subject: 'me' })
  expect(await renew()).toMatchObject({ token: 'next', subject: 'me' })
})

test('another sign-in, perhaps someone else’s, is never renewed with the earlier one’s token', async () => {
  const { signIn, renew } = await signedIn()
  provider.signIn.mockResolvedValueOnce({ access_token: 'theirs', profile: { sub: 'other' } })
  provider.refresh.mockResolvedValue({ access_token: 'mine' })
  expect(await signIn('read', new AbortController().signal)).toMatchObject({ token: 'theirs' })
  expect(await renew()).toBeUndefined()
})
