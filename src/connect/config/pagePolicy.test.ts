import { expect, test } from 'vitest'
import { policyFor } from '../../../scripts/lib/policy.mjs'
import type { SignInSettings } from './connection.ts'
import { missingFlags } from './pagePolicy.ts'

const NONE: SignInSettings = { kind: 'none' }
const GOOGLE: SignInSettings = { kind: 'google', clientId: 'c' }
const OIDC: SignInSettings = {
  kind: 'oidc',
  issuer: 'https://id.example:8443/realm',
  clientId: 'c',
  exchange: { url: 'https://sts.googleapis.com/v1/token', audience: 'a', scope: 's' },
}
const flags = (apiBase: string, signIn: SignInSettings, policy: string | null) =>
  missingFlags({ apiBase, signIn }, policy, 'https://console.example/settings')

test('a policy allows what it was written for', () => {
  const apiBase = 'https://proxy.example/compute/v1'
  for (const signIn of [NONE, GOOGLE, OIDC]) {
    expect(flags(apiBase, signIn, policyFor({ connections: [{ apiBase, signIn }] }))).toEqual([])
  }
})

test('it says which flags allow the rest, and these do', () => {
  const apiBase = 'https://proxy.example/compute/v1'
  const bare = policyFor({ apiBase: '/compute/v1' })
  expect(flags('/compute/v1', NONE, bare)).toEqual([])
  expect(flags('https://console.example/compute/v1', NONE, bare)).toEqual([])
  expect(flags('/compute/v1', GOOGLE, bare)).toEqual(['--google'])
  expect(flags(apiBase, OIDC, bare)).toEqual([
    '--also https://proxy.example',
    '--also https://id.example:8443',
    '--also https://sts.googleapis.com',
  ])
  const also = ['https://proxy.example', 'https://id.example:8443', 'https://sts.googleapis.com']
  expect(flags(apiBase, OIDC, policyFor({}, also))).toEqual([])
  expect(flags('/compute/v1', GOOGLE, policyFor({}, [], true))).toEqual([])
})

test('patterns of a build that isn’t configured', () => {
  const build = policyFor({}, ['https://*.googleapis.com', 'http://localhost:*'])
  const allows = (base: string) => flags(base, NONE, build).length === 0
  expect(allows('https://compute.googleapis.com/compute/v1')).toBe(true)
  expect(allows('https://a.b.googleapis.com/compute/v1')).toBe(true)
  expect(allows('http://localhost:8087/compute/v1')).toBe(true)
  expect(allows('http://localhost/compute/v1')).toBe(true)
  expect(allows('https://googleapis.com/compute/v1')).toBe(false)
  expect(allows('https://compute.googleapis.com.evil.example/compute/v1')).toBe(false)
  expect(allows('https://compute-googleapis.com/compute/v1')).toBe(false)
  expect(allows('https://localhost:8087/compute/v1')).toBe(false)
})

test('without a policy, as in development, nothing is missing', () => {
  expect(flags('https://anywhere.example/compute/v1', GOOGLE, null)).toEqual([])
})
