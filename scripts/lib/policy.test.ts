import { expect, test } from 'vitest'
import { policyFor } from './csp.ts'

const directive = (policy: string, name: string) =>
  policy
    .split('; ')
    .find((each) => each.startsWith(`${name} `))
    ?.slice(name.length + 1)
    .split(' ')

test('the page may connect to the APIs and sign-in providers of the configuration', () => {
  const policy = policyFor(
    {
      connections: [
        { apiBase: '/compute/v1' },
        {
          apiBase: 'https://proxy.example/compute/v1',
          signIn: {
            kind: 'oidc',
            issuer: 'https://id.example/realm',
            exchange: { url: 'https://sts.apis.example/v1/token' },
          },
        },
      ],
    },
    ['https://more.example', undefined],
  )
  expect(directive(policy, 'connect-src')).toEqual(
    expect.arrayContaining([
      "'self'",
      'https://proxy.example',
      'https://id.example',
      'https://sts.apis.example',
      'https://more.example',
    ]),
  )
  expect(policy).not.toMatch(/unsafe|accounts\.google|frame-src/)
  expect(directive(policy, 'trusted-types')).toEqual(["'none'"])
})

test('the policy is wider only for Google’s script', () => {
  const policy = policyFor({ connections: [{ signIn: { kind: 'google' } }] })
  expect(directive(policy, 'script-src')).toEqual([
    "'self'",
    'https://accounts.google.com/gsi/client',
  ])
  expect(directive(policy, 'frame-src')).toEqual(['https://accounts.google.com/gsi/'])
  expect(policy).not.toMatch(/unsafe/)
})

test('the earlier form of the file still counts', () =>
  expect(
    directive(policyFor({ apiBase: 'https://api.example/compute/v1' }), 'connect-src'),
  ).toContain('https://api.example'))
