/** Verifies bearer tokens that an OpenID provider issued as JWTs (RFC 9068, OpenID Connect Discovery 1.0). */
import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type RemoteJWKSet } from 'jose'
import { issuerUnavailable } from '../base/errors.ts'
import { principal, roleNamed, type VerifyToken } from '../http/principal.ts'
import type { Caller } from '../resources/context.ts'
import { isSafeUrl } from './safeUrl.ts'

export interface OidcOptions {
  /** As in tokens and in the provider’s description: `https://sign-in.example.com`. */
  issuer: string
  /** What `aud` has to contain. */
  audience: string
  /** The claim that names the role, or a list of roles, where the first known one counts; `role` by default. */
  roleClaim?: string
  /** ms since the epoch; the real time by default, as providers don’t know the emulator’s. */
  now?: () => number
}

/** Signed with a provider’s private key; never `none`, nor with a shared secret. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512']
const MODERN = ['EdDSA', 'Ed25519']

/** A key that isn’t known is looked for again, at most once in this time, in ms: keys are rotated. */
const COOLDOWN = 1_000
const PATIENCE = 5_000

/**
 * Checks signature, issuer, audience and expiry of tokens. The provider’s description is read with the
 * first token, its keys are cached.
 */
export function verifyOidc({
  issuer,
  audience,
  roleClaim = 'role',
  now = Date.now,
}: OidcOptions): VerifyToken {
  let reading: Promise<RemoteJWKSet> | undefined
  const keys = () => {
    reading ??= readKeys(issuer).catch((error: unknown) => {
      reading = undefined
      throw error
    })
    return reading
  }
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, await keys(), {
        issuer,
        audience,
        algorithms: [...ALGORITHMS, ...MODERN],
        requiredClaims: ['exp', 'sub'],
        currentDate: new Date(now()),
      })
      return callerOf(payload, roleClaim)
    } catch (error) {
      if (error instanceof errors.JWTExpired) return 'expired'
      if (isAboutToken(error)) return 'invalid'
      throw issuerUnavailable(issuer, error instanceof Error ? error.message : String(error))
    }
  }
}

async function readKeys(issuer: string): Promise<RemoteJWKSet> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE) })
  if (!response.ok) throw new Error(`${url} answered with ${response.status}.`)
  const found = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown }
  if (found.issuer !== issuer) throw new Error(`${url} describes ${JSON.stringify(found.issuer)}.`)
  if (typeof found.jwks_uri !== 'string' || !isSafeUrl(found.jwks_uri))
    throw new Error(`${url} names no jwks_uri that is safe to use.`)
  return createRemoteJWKSet(new URL(found.jwks_uri), {
    cooldownDuration: COOLDOWN,
    timeoutDuration: PATIENCE,
  })
}

/** Whether the token is to blame, and not the provider or the way to it. */
function isAboutToken(error: unknown): boolean {
  if (!(error instanceof errors.JOSEError)) return false
  const isProvider = error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid
  return !isProvider && error.code !== errors.JOSEError.code
}

/** A caller without a known role has the permissions that policies of images grant. */
function callerOf(claims: JWTPayload, roleClaim: string): Caller | 'invalid' {
  const { sub = '' } = claims
  const email = typeof claims['email'] === 'string' ? claims['email'] : sub
  if (email === '') return 'invalid'
  const named: unknown[] = [claims[roleClaim]].flat()
  const roles = named.map((name) => (typeof name === 'string' ? roleNamed(name) : undefined))
  return { ...principal(email), role: roles.find((role) => role !== undefined) ?? 'none' }
}
