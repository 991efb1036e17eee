import { beforeEach, expect, test, vi } from 'vitest'
import { hasOther, setRenewal, throughSignIn, type Renewal } from './again.ts'
import { ApiError } from './error.ts'
import { accessToken, connect, signIn } from './session.ts'

const renew = vi.fn<Renewal['renew']>()
const ask = vi.fn<Renewal['ask']>()

beforeEach(() => {
  connect({ base: 'https://compute.example/compute/v1', universe: 'example', signIn: 'oidc' })
  renew.mockReset()
  ask.mockReset()
  setRenewal({ renew, ask })
})

const refusal = (status: number, message = 'Invalid Credentials') =>
  new ApiError({ failure: 'http', status, message })

/** Works with the given token only. */
const needs = (token: string, otherwise = refusal(401)) =>
  vi.fn<() => Promise<string>>(() =>
    accessToken() === token ? Promise.resolve(`with ${token}`) : Promise.reject(otherwise),
  )

test('refused work waits for a sign-in and is done again, as often as it takes', async () => {
  signIn('a')
  const work = needs('c')
  ask.mockImplementation(async () => signIn(accessToken() === 'a' ? 'b' : 'c'))
  expect(await throughSignIn(work)).toBe('with c')
  expect(work).toHaveBeenCalledTimes(3)
  expect(ask.mock.calls).toEqual([['read'], ['read']])
})

test('if the user declines, the refusal is thrown, once', async () => {
  signIn('a')
  const work = needs('b')
  ask.mockResolvedValue(undefined)
  await expect(throughSignIn(work)).rejects.toMatchObject({ status: 401 })
  expect(work).toHaveBeenCalledTimes(1)
})

test('what may have been made isn’t made again after a sign-in', async () => {
  signIn('a')
  const lost = new ApiError({ failure: 'unseen', status: 401, message: '', uncertain: true })
  const work = needs('b', lost)
  ask.mockImplementation(async () => signIn('b'))
  await expect(throughSignIn(work)).rejects.toBe(lost)
  expect(work).toHaveBeenCalledTimes(1)
  expect(ask).not.toHaveBeenCalled()
})

test('nobody is asked when another request already brought a token', async () => {
  signIn('a')
  const work = vi.fn<() => Promise<string>>(async () => {
    if (accessToken() === 'b') return 'done'
    signIn('b')
    throw refusal(401)
  })
  expect(await throughSignIn(work)).toBe('done')
  expect(ask).not.toHaveBeenCalled()
})

test('a token that only allows viewing leads to a sign-in for changes', async () => {
  signIn('read')
  const scopes = refusal(403, 'Request had insufficient authentication scopes.')
  ask.mockImplementation(async () => signIn('write'))
  expect(await throughSignIn(needs('write', scopes))).toBe('with write')
  expect(ask).toHaveBeenCalledWith('write')
})

test.each([
  [403, 'Required compute.images.delete'],
  [500, 'Internal'],
])('a %d is thrown at once: signing in wouldn’t help', async (status, message) => {
  signIn('a')
  await expect(throughSignIn(needs('b', refusal(status, message)))).rejects.toMatchObject({
    status,
  })
  expect(ask).not.toHaveBeenCalled()
})

test('where nobody can sign in, nobody is asked', async () => {
  connect({ base: 'https://compute.example/compute/v1', universe: 'example' })
  await expect(throughSignIn(needs('a'))).rejects.toMatchObject({ status: 401 })
  expect(await hasOther(undefined)).toBe(false)
  expect(ask).not.toHaveBeenCalled()
  expect(renew).not.toHaveBeenCalled()
})

test('a read is renewed silently, only if its token is still the current one', async () => {
  signIn('a')
  renew.mockImplementation(async () => signIn('b'))
  expect(await hasOther('a')).toBe(true)
  expect(renew).toHaveBeenCalledExactlyOnceWith('a')
  expect(await hasOther('a')).toBe(true)
  expect(renew).toHaveBeenCalledTimes(1)
})
