import { expect, test } from 'vitest'
import { checkedOwn, ownOf, valuesOf, type ConnectionValues } from './connectionValues.ts'

const page = 'https://console.example/settings'
const base: ConnectionValues = {
  ...valuesOf(undefined),
  name: 'mine',
  apiBase: 'https://compute.googleapis.com/compute/v1',
  projects: 'p-one, p-two',
}
const oidc: ConnectionValues = {
  ...base,
  signIn: 'oidc',
  issuer: ' https://id.example/realm ',
  clientId: ' console ',
}

test('each kind of sign-in has its own fields, and no others', () => {
  const all = { ...oidc, workforce: '//iam.googleapis.com/w', userProject: '1' }
  const signIn = (kind: ConnectionValues['signIn']) => ownOf({ ...all, signIn: kind }, false).signIn
  expect(signIn('none')).toEqual({ kind: 'none' })
  expect(signIn('token')).toEqual({ kind: 'token' })
  expect(signIn('google')).toEqual({ kind: 'google', clientId: 'console' })
  expect(signIn('oidc')).toEqual({
    kind: 'oidc',
    issuer: 'https://id.example/realm',
    clientId: 'console',
    scope: 'openid',
    exchange: { audience: '//iam.googleapis.com/w', userProject: '1' },
  })
  expect(ownOf(oidc, false).signIn).not.toHaveProperty('exchange')
})

test('editing starts from what was entered', () => {
  const full = { ...oidc, scope: 'openid offline_access', audience: 'https://api.example' }
  for (const values of [
    { ...base, signIn: 'token' as const },
    { ...base, signIn: 'google' as const, clientId: 'console' },
    { ...full, workforce: '//iam.googleapis.com/w', userProject: '1' },
  ]) {
    const own = ownOf(values, false)
    const checked = checkedOwn(own, page)
    expect(
      ownOf(valuesOf('connection' in checked ? checked.connection : undefined), false),
    ).toEqual(own)
  }
})

test.each<[Partial<ConnectionValues>, keyof ConnectionValues, string]>([
  [{ name: 'Mine' }, 'name', 'lowercase'],
  [{ apiBase: 'https://api.example/compute/v1' }, 'apiBase', 'tick the box below'],
  [{ projects: '' }, 'projects', 'Enter at least one project ID.'],
  [{ projects: 'p-one, P' }, 'projects', 'Not a valid project ID.'],
  [{ universe: 'x' }, 'universe', 'Not a valid domain.'],
  [{ clientId: ' ' }, 'clientId', 'This is empty.'],
  [{ issuer: 'http://id.example' }, 'issuer', 'Use https.'],
  [{ scope: 'a"b' }, 'scope', 'Not a valid scope.'],
  [{ userProject: '1' }, 'workforce', 'This is missing.'],
  [
    {
      signIn: 'google',
      universe: 's3nsapis.fr',
      apiBase: 'https://compute.s3nsapis.fr/compute/v1',
    },
    'signIn',
    'Google accounts don’t exist in s3nsapis.fr.',
  ],
])('what is wrong in %o is said at %s', (wrong, field, why) => {
  expect(checkedOwn(ownOf({ ...oidc, ...wrong }, false), page)).toEqual({
    field,
    why: expect.stringContaining(why),
  })
})
