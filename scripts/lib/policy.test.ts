import { expect, test } from 'vitest'
import { headersFor, originsOf, policyFor } from './policy.mjs'

const directive = (policy: string, name: string) =>
  policy
    .split('; ')
    .find((each) => each.startsWith(`${name} `))
    ?.slice(name.length + 1)
    .split(' ')

const exchange = { audience: '//iam.googleapis.com/locations/global/workforcePools/p' }

test('the page may connect to the APIs, providers and token services of the configuration, and nowhere else', () => {
  const policy = policyFor(
    {
      connections: [
        { apiBase: '/compute/v1' },
        {
          apiBase: 'https://proxy.example/compute/v1',
          headers: { 'X-Site': 'https://header.example' },
          signIn: {
            kind: 'oidc',
            issuer: 'https://id.example/realm',
            audience: 'https://audience.example',
            scope: 'https://scope.example/read',
            exchange: { ...exchange, url: 'https://sts.apis.example/v1/token' },
          },
        },
      ],
    },
    ['https://more.example'],
  )
  expect(directive(policy, 'connect-src')).toEqual([
    "'self'",
    'https://more.example',
    'https://id.example',
    'https://proxy.example',
    'https://sts.apis.example',
  ])
  expect(policy).not.toMatch(/unsafe|accounts\.google|frame-src/)
  expect(directive(policy, 'trusted-types')).toEqual(["'none'"])
})

test.each(['http://localhost:1', 'http://127.0.0.2:8087'])(
  'http on this machine is allowed, as in the console: %s',
  (origin) => {
    const policy = policyFor({ connections: [{ apiBase: `${origin}/compute/v1` }] })
    expect(directive(policy, 'connect-src')).toEqual(["'self'", origin])
  },
)

test.each([
  [{}, 'https://sts.googleapis.com'],
  [{ universe: 's3nsapis.fr' }, 'https://sts.s3nsapis.fr'],
])('a token service that isn’t named is that of the universe %o', (universe, expected) => {
  const signIn = { kind: 'oidc', issuer: 'http://localhost:9', exchange }
  expect(directive(policyFor({ connections: [{ ...universe, signIn }] }), 'connect-src')).toEqual([
    "'self'",
    'http://localhost:9',
    expected,
  ])
})

test('only for Google’s script is the policy wider, and its window may report back', () => {
  const policy = policyFor({ connections: [{ signIn: { kind: 'google' } }] })
  expect(policyFor({}, [], true)).toBe(policy)
  expect(directive(policy, 'script-src')).toEqual([
    "'self'",
    'https://accounts.google.com/gsi/client',
  ])
  expect(directive(policy, 'connect-src')).toEqual([
    "'self'",
    'https://accounts.google.com/gsi/',
    'https://oauth2.googleapis.com/revoke',
  ])
  expect(directive(policy, 'frame-src')).toEqual(['https://accounts.google.com/gsi/'])
  expect(policy).not.toMatch(/unsafe/)
  expect(headersFor(policy)).toMatchObject({
    'Cross-Origin-Opener-Policy': 'same-origin-allow-popups',
  })
  expect(headersFor(policyFor({}))).toMatchObject({
    'Cross-Origin-Opener-Policy': 'same-origin',
  })
})

test('the form of the file for one connection counts, too', () =>
  expect(
    directive(policyFor({ apiBase: 'https://api.example/compute/v1' }), 'connect-src'),
  ).toEqual(["'self'", 'https://api.example']))

test.each([
  'http://api.example/v1',
  'ftp://api.example',
  'https://user:pass@api.example',
  'https://*.example.com',
  'https://api.example;script-src',
  'https://',
  '//api.example',
  'api.example',
])('refuses to connect to %s', (address) => {
  expect(() => originsOf([address])).toThrow('must be an https address')
  expect(() => policyFor({ apiBase: address })).toThrow('must be an https address')
})

test.each(['http://[::1]:8087', 'https://[fd00::1]'])(
  'refuses the IPv6 address %s, which browsers ignore in a policy',
  (address) =>
    expect(() => policyFor({ apiBase: `${address}/compute/v1` })).toThrow('an IPv6 address'),
)
