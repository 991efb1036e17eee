/**
 * The caller, from the bearer token: `ROLE` or `ROLE:EMAIL`, which is no protection, only a way to try
 * roles; or a token that a verifier checks.
 */
import { EMAIL, permissionsOf } from '../../compute/iam.ts'
import { badCredentials, noCredentials } from '../base/errors.ts'
import type { Caller } from '../resources/context.ts'

/**
 * Checks a token.
 * @returns its caller, or why there is none
 * @throws ApiError if tokens can’t be checked now
 */
export type VerifyToken = (token: string) => Promise<Caller | 'expired' | 'invalid'>

/** How callers are identified: not at all, by the role their token names, or by a verifier. */
export type Auth = boolean | VerifyToken

/** The caller if tokens aren’t checked. */
const DEVELOPER = 'developer@example.com'

const ROLES = new Map([
  ['owner', 'roles/owner'],
  ['editor', 'roles/editor'],
  ['viewer', 'roles/viewer'],
  ['image-user', 'roles/compute.imageUser'],
  ['storage-admin', 'roles/compute.storageAdmin'],
  ['none', 'none'],
])

/**
 * @param auth if false, everyone is the developer, with the role from the project’s settings
 * @param service for the error: `ImagesService.Get`
 * @throws ApiError 401 without a token, or with one that identifies nobody
 */
export async function readCaller(
  request: Request,
  query: URLSearchParams,
  auth: Auth,
  service: string,
): Promise<Caller> {
  if (auth === false) return { email: DEVELOPER, member: `user:${DEVELOPER}` }
  const header = request.headers.get('authorization') ?? ''
  const bearer = /^Bearer\s+(\S+)$/i.exec(header)?.[1]
  const token = bearer || query.get('access_token') || query.get('oauth_token')
  if (!token) throw noCredentials(service)
  const caller = auth === true ? callerNamed(token) : await auth(token)
  if (typeof caller === 'object') return caller
  throw badCredentials(service, caller === 'expired' ? 'ACCESS_TOKEN_EXPIRED' : undefined)
}

function callerNamed(token: string): Caller | 'invalid' {
  const [name = '', ...rest] = token.split(':')
  const role = roleNamed(name)
  const email = rest.length > 0 ? rest.join(':') : `${name.replaceAll('/', '-')}@example.com`
  return role === undefined || !EMAIL.test(email) ? 'invalid' : { ...principal(email), role }
}

/** A role by its short name (`viewer`) or its own (`roles/viewer`); undefined if there is no such role. */
export const roleNamed = (name: string): string | undefined =>
  ROLES.get(name) ?? (permissionsOf(name).size > 0 ? name : undefined)

/** @param email of a user or a service account */
export function principal(email: string): Pick<Caller, 'email' | 'member'> {
  const type = email.endsWith('.gserviceaccount.com') ? 'serviceAccount' : 'user'
  return { email, member: `${type}:${email}` }
}
