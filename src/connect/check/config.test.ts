import { expect, test } from 'vitest'
import { ConfigError } from '../config/connection.ts'
import { plainConfig } from '../configFile.ts'
import { parseConfig } from './config.ts'

const PAGE = 'https://console.example/projects/p/images'
const good = { apiBase: '/compute/v1', project: 'demo-project' }

test('missing fields get their defaults, and the address is absolute', () => {
  expect(parseConfig(good, PAGE)).toEqual({
    connections: [
      {
        name: 'default',
        label: '',
        color: 'none',
        apiBase: 'https://console.example/compute/v1',
        universe: 'googleapis.com',
        projects: ['demo-project'],
        signIn: { kind: 'none' },
        without: [],
        headers: {},
        limits: {},
      },
    ],
    addConnections: true,
    protectionLabel: 'lifecycle-protect',
  })
})

const first = (file: unknown, override?: string) => parseConfig(file, PAGE, override).connections[0]

test('another address takes precedence, and has to follow the same rules', () => {
  const other = 'https://compute.googleapis.com/compute/v1'
  expect(first(good, other).apiBase).toBe(other)
  expect(() => first(good, 'http://elsewhere.example/compute/v1')).toThrow(/Use https/)
})

const named = { ...good, label: 'Emulator', color: 'teal' }
const CUSTOM = { label: 'Custom endpoint', color: 'custom' }

test.each([
  ['no other address', undefined, named],
  ['its own address', '/compute/v1', named],
  ['its own address, absolute', 'https://console.example/compute/v1', named],
  ['another host', 'https://compute.googleapis.com/compute/v1', CUSTOM],
  ['another path', '/other/compute/v1', CUSTOM],
])('the label and the color are those of the file’s address: %s', (_what, other, shown) => {
  const { label, color } = first(named, other)
  expect({ label, color }).toEqual({ label: shown.label, color: shown.color })
})

test('an address that replaces an invalid one is a custom one', () => {
  const other = 'https://compute.googleapis.com/compute/v1'
  expect(first({ ...named, apiBase: 'ftp://x' }, other)).toMatchObject(CUSTOM)
  expect(() => first({ ...named, color: 'custom' })).toThrow(ConfigError)
})

const one = {
  name: 'prod',
  apiBase: 'https://compute.googleapis.com/compute/v1',
  projects: ['p-1'],
}
const oidc = { kind: 'oidc', issuer: 'https://id.example', clientId: 'console' }
const list = (...connections: unknown[]) => ({ connections })

const INVALID: [field: string, json: unknown, message?: string][] = [
  ['the file', 'text'],
  ['the file', null],
  ['the file', []],
  ['apiBase', { ...good, apiBase: 5 }],
  ['apiBase', { ...good, apiBase: 'ftp://x/compute/v1' }],
  ['apiBase', { ...good, apiBase: 'https://compute.googleapis.com.evil.example/compute/v1' }],
  ['project', { apiBase: good.apiBase }, 'This is missing.'],
  ['project', { ...good, project: 'No Project' }],
  ['label', { ...good, label: 'x'.repeat(61) }],
  ['color', { ...good, color: 'pink' }],
  ['projects.1', { ...good, projects: ['good-project', 'B'] }],
  ['auth', { ...good, auth: 'password' }],
  ['universe', { ...good, universe: 'https://x' }],
  ['protectionLabel', { ...good, protectionLabel: 'Keep me' }],
  ['addConnections', { ...good, addConnections: 'no' }],
  ['tint', { ...good, tint: 'red' }, 'There is no such field.'],
  ['projcts', { ...good, projcts: [] }, 'There is no such field. Did you mean projects?'],
  ['__proto__', JSON.parse('{"__proto__":{"apiBase":"/compute/v1"},"project":"p"}')],
  ['connections', list(), 'Add at least one connection.'],
  ['apiBase', { ...list(one), apiBase: '/compute/v1' }],
  ['connections.0.name', list({ ...one, name: undefined })],
  ['connections.0.name', list({ ...one, name: 'a/b' })],
  ['connections.1.name', list(one, one), 'Another connection has this name.'],
  [
    'connections.0.projcts',
    list({ ...one, projcts: [] }),
    'There is no such field. Did you mean projects?',
  ],
  ['connections.0.projects', list({ ...one, projects: [] })],
  ['connections.0.apiBase', list({ ...one, apiBase: 'https://proxy.example/compute/v1' })],
  ['connections.0.apiBase', list({ ...one, apiBase: 'https://compute.s3nsapis.fr/compute/v1' })],
  ['connections.0.without.0', list({ ...one, without: ['images.destroy'] })],
  [
    'connections.0.without.0',
    list({ ...one, without: ['images.deprecat'] }),
    'Did you mean images.deprecate?',
  ],
  ['connections.0.headers.Authorization', list({ ...one, headers: { Authorization: 'x' } })],
  ['connections.0.headers.cookie', list({ ...one, headers: { cookie: 'x' } })],
  ['connections.0.headers.Host', list({ ...one, headers: { Host: 'x' } })],
  ['connections.0.headers.Sec-Fetch-Site', list({ ...one, headers: { 'Sec-Fetch-Site': 'x' } })],
  ['connections.0.headers.X-A', list({ ...one, headers: { 'X-A': 'a\nb' } })],
  [
    'connections.0.headers.x-goog-api-key',
    list({ ...one, headers: { 'x-goog-api-key': 'k' } }),
    'Use the field apiKey.',
  ],
  ['connections.0.conventions', list({ ...one, conventions: 5 })],
  ['connections.0.conventions', list({ ...one, conventions: 'https://x.example/rules.json' })],
  ['connections.0.conventions', list({ ...one, conventions: 'a/../../rules.json' })],
  ['conventions', { ...good, conventions: '/etc/rules.json' }],
  ['connections.0.limits.atOnce', list({ ...one, limits: { atOnce: 0 } })],
  ['connections.0.signIn.kind', list({ ...one, signIn: { kind: 'password' } })],
  ['connections.0.signIn.clientId', list({ ...one, signIn: { kind: 'google' } })],
  ['connections.0.signIn.clientID', list({ ...one, signIn: { kind: 'google', clientID: 'x' } })],
  [
    'connections.0.signIn.issuer',
    list({ ...one, signIn: { ...oidc, issuer: 'http://id.example' } }),
  ],
  ['connections.0.signIn.clientSecret', list({ ...one, signIn: { ...oidc, clientSecret: 's' } })],
  [
    'connections.0.signIn.exchange.url',
    list({
      ...one,
      signIn: { ...oidc, exchange: { audience: 'a', url: 'https://sts.s3nsapis.fr/v1/token' } },
    }),
  ],
  [
    'connections.0.signIn.kind',
    list({
      ...one,
      apiBase: 'https://compute.s3nsapis.fr/compute/v1',
      universe: 's3nsapis.fr',
      signIn: { kind: 'google', clientId: 'x' },
    }),
  ],
]

test.each(INVALID)('%s is named if it is invalid: %j', (field, json, message) => {
  const parse = () => parseConfig(json, PAGE)
  expect(parse).toThrow(ConfigError)
  const said: unknown = expect.stringMatching(/./)
  expect(parse).toThrow(expect.objectContaining({ field, message: message ?? said }))
  expect(plainConfig(json, PAGE), 'nor is it accepted without this check').toBeUndefined()
})

test('a connection with everything', () => {
  const full = {
    ...one,
    label: 'Production',
    color: 'red',
    apiBase: 'https://proxy.example/compute/v1/',
    customHost: true,
    universe: 's3nsapis.fr',
    signIn: { ...oidc, exchange: { audience: '//iam/pool' } },
    without: ['images.deprecate'],
    quotaProject: 'billing-1',
    apiKey: 'key',
    headers: { 'X-Team': 'web' },
    limits: { atOnce: 2, perSecond: 5 },
  }
  const { connections, addConnections } = parseConfig(
    { ...list(full, { ...one, name: 'other' }), addConnections: false },
    PAGE,
  )
  expect(addConnections).toBe(false)
  expect(connections[0]).toMatchObject({
    apiBase: 'https://proxy.example/compute/v1',
    headers: { 'X-Team': 'web', 'X-Goog-User-Project': 'billing-1', 'X-Goog-Api-Key': 'key' },
    signIn: { scope: 'openid', exchange: { url: 'https://sts.s3nsapis.fr/v1/token' } },
    without: ['images.deprecate'],
    limits: { atOnce: 2, perSecond: 5 },
  })
  expect(connections[1]?.name).toBe('other')
})

test.each(['rules.json', 'rules/web.json', { version: 1, rules: [] }])(
  'conventions: %j is kept as it is',
  (conventions) => {
    expect(first({ ...good, conventions }).conventions).toBe(conventions)
    expect(first(list({ ...one, conventions })).conventions).toBe(conventions)
  },
)

test('the earlier spelling “colour” still works', () => {
  expect(first({ ...good, colour: 'amber' }).color).toBe('amber')
  expect(() => first({ ...good, color: 'amber', colour: 'red' })).toThrow(ConfigError)
})

test('a file without options is read the same with and without the full check', () => {
  for (const file of [good, named, { ...good, apiBase: '/a/b/compute/v1', label: '' }]) {
    expect(plainConfig(file, PAGE)).toEqual({
      connection: first(file),
      protectionLabel: 'lifecycle-protect',
      file,
    })
  }
  expect(plainConfig({ ...good, auth: 'token' }, PAGE)).toBeUndefined()
  expect(plainConfig({ ...good, apiBase: '//evil.example/compute/v1' }, PAGE)).toBeUndefined()
})
