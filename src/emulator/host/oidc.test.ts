import { createServer, type Server } from 'node:http'
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey, type JWK } from 'jose'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { NOW, testClient, type Body } from '../testing/client.ts'
import { verifyOidc } from './oidc.ts'

const AUDIENCE = 'compute-images'

let server: Server
let issuer: string
/** What the provider answers, by path; anything else is 404. */
let answers: Map<string, unknown>
let asked: string[]

beforeEach(async () => {
  answers = new Map()
  asked = []
  server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    const answer = answers.get(path)
    response.statusCode = answer === undefined ? 404 : 200
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(answer ?? {}))
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  issuer = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  answers.set('/.well-known/openid-configuration', { issuer, jwks_uri: `${issuer}/keys` })
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

interface Key {
  kid: string
  privateKey: CryptoKey
  jwk: JWK
}

async function makeKey(kid: string, alg = 'ES256'): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair(alg)
  return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } }
}

const publish = (...keys: Key[]) => answers.set('/keys', { keys: keys.map(({ jwk }) => jwk) })

const seconds = (ms: number) => Math.floor(ms / 1000)

/** A token as the provider issues it, with some claims changed. */
function sign({ kid, privateKey, jwk }: Key, changed: Record<string, unknown> = {}) {
  const now = seconds(NOW)
  const claims = {
    iss: issuer,
    aud: AUDIENCE,
    sub: 'alice',
    email: 'alice@example.com',
    role: 'editor',
    exp: now + 60,
    ...changed,
  }
  return new SignJWT(claims)
    .setProtectedHeader({ alg: jwk.alg ?? '', kid, typ: 'at+jwt' })
    .sign(privateKey)
}

interface Failure extends Body {
  error: Body['error'] & { details: { reason: string }[] }
}

/** Sends a read and a write with a token. */
function client(roleClaim = 'role') {
  const auth = verifyOidc({ issuer, audience: AUDIENCE, roleClaim, now: () => NOW })
  const { ask } = testClient({ auth })
  const headers = (token: string) => ({ authorization: `Bearer ${token}` })
  return {
    read: (token: string) => ask('GET', 'p/global/images', undefined, headers(token)),
    remove: (token: string) => ask('DELETE', 'p/global/images/x', undefined, headers(token)),
    insert: (token: string) =>
      ask(
        'POST',
        'p/global/images',
        { name: 'a', rawDisk: { source: 'https://storage.googleapis.com/b/o.tar.gz' } },
        headers(token),
      ),
  }
}

test.each(['ES256', 'RS256', 'PS256', 'EdDSA'])('accepts a token signed with %s', async (alg) => {
  const key = await makeKey('k', alg)
  publish(key)
  expect((await client().read(await sign(key))).status).toBe(200)
})

test('the caller is named by the token, and has the role of its claim', async () => {
  const key = await makeKey('k')
  publish(key)
  const { insert, remove } = client()
  const made = (await insert(await sign(key))).body as Body & { user: string }
  expect(made.user).toBe('alice@example.com')
  const refused = await remove(await sign(key, { role: 'viewer' }))
  expect(refused.status).toBe(403)
  expect(refused.body.error.message).toContain("Required 'compute.images.delete' permission")
})

test.each([
  ['a list, of which the first known one counts', 'role', ['staff', 'roles/viewer', 'owner'], 200],
  ['another claim', 'https://example.com/role', 'viewer', 200],
  ['an unknown role', 'role', 'staff', 403],
  ['none', 'role', undefined, 403],
])('roles: %s', async (_, claim, value, status) => {
  const key = await makeKey('k')
  publish(key)
  const token = await sign(key, { role: undefined, [claim]: value })
  expect((await client(claim).read(token)).status).toBe(status)
})

test('401 for a token of another issuer or audience, without expiry, or not valid yet', async () => {
  const key = await makeKey('k')
  publish(key)
  const { read } = client()
  const now = seconds(NOW)
  const wrong = [
    { iss: 'https://sign-in.example.com' },
    { aud: 'another' },
    { aud: undefined },
    { exp: undefined },
    { sub: undefined },
    { nbf: now + 60 },
  ]
  for (const claims of wrong) {
    // One at a time, to tell which one fails.
    const { status, body } = await read(await sign(key, claims))
    expect({ claims, status }).toEqual({ claims, status: 401 })
    expect(body).toMatchObject({
      error: {
        code: 401,
        message: expect.stringMatching(/^Request had invalid authentication credentials\. /),
        errors: [{ reason: 'authError', message: 'Invalid Credentials' }],
        status: 'UNAUTHENTICATED',
        details: [{ reason: 'ACCESS_TOKEN_TYPE_UNSUPPORTED' }],
      },
    })
  }
  expect((await read(await sign(key, { aud: ['another', AUDIENCE] }))).status).toBe(200)
})

test('401 for an expired token says that it has expired', async () => {
  const key = await makeKey('k')
  publish(key)
  const { status, body } = await client().read(await sign(key, { exp: seconds(NOW) - 1 }))
  expect(status).toBe(401)
  expect((body as Failure).error.details[0]?.reason).toBe('ACCESS_TOKEN_EXPIRED')
})

test('401 for a token signed with another key, unsigned, or signed with a public key', async () => {
  const [key, stolen] = [await makeKey('k'), await makeKey('k')]
  publish(key)
  const { read } = client()
  const claims = { iss: issuer, aud: AUDIENCE, sub: 'a', role: 'owner', exp: seconds(NOW) + 60 }
  const unsigned = new UnsecuredJWT(claims).encode()
  const secret = new TextEncoder().encode(JSON.stringify(key.jwk))
  const shared = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', kid: 'k' })
    .sign(secret)
  for (const token of [await sign(stolen), unsigned, shared, 'owner', 'a.b.c']) {
    // One at a time, to tell which one fails.
    const { status } = await read(token)
    expect({ token, status }).toEqual({ token, status: 401 })
  }
})

test('the description and the keys are read once', async () => {
  const key = await makeKey('k')
  publish(key)
  const { read } = client()
  const token = await sign(key)
  await Promise.all([read(token), read(token)])
  await read(token)
  expect(asked).toEqual(['/.well-known/openid-configuration', '/keys'])
})

test('a rotated key is found', async () => {
  const [first, second] = [await makeKey('first'), await makeKey('second')]
  publish(first)
  const { read } = client()
  expect((await read(await sign(first))).status).toBe(200)
  publish(second)
  const token = await sign(second)
  await expect.poll(async () => (await read(token)).status).toBe(200)
})

test.each([
  ['keys that are missing', '/keys', undefined],
  ['keys that are none', '/keys', { keys: 5 }],
  ['another issuer', '/.well-known/openid-configuration', { issuer: 'https://other.example' }],
  [
    'keys to be read in the clear',
    '/.well-known/openid-configuration',
    { jwks_uri: 'http://keys.example/' },
  ],
])('503 for a provider with %s, until it is repaired', async (_, path, answer) => {
  const key = await makeKey('k')
  publish(key)
  const right = answers.get(path)
  const changed =
    path === '/keys' ? answer : { ...(right as object), ...(answer as object | undefined) }
  if (changed === undefined) answers.delete(path)
  else answers.set(path, changed)
  const { read } = client()
  const token = await sign(key)
  const { status, body } = await read(token)
  expect(status).toBe(503)
  expect(body.error.message).toContain(`The keys of ${issuer} can’t be read: `)
  answers.set(path, right)
  expect((await read(token)).status).toBe(200)
})
