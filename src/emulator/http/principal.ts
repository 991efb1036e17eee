/** The caller, from the bearer token: `ROLE` or `ROLE:EMAIL`. This is no protection, only a way to try roles. */
import { permissionsOf } from '../../compute/iam.ts'
import { badCredentials, noCredentials } from '../base/errors.ts'
import type { Caller } from '../resources/context.ts'

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

const EMAIL = /^[^\s@:]+@[^\s@:]+\.[^\s@:]+$/

/**
 * @param auth whether tokens are checked; otherwise everyone is the developer, with the role from the
 *   project’s settings
 * @param service for the error: `ImagesService.Get`
 * @throws ApiError 401 without a token, or with one that names no role
 */
export function readCaller(
  request: Request,
  query: URLSearchParams,
  auth: boolean,
  service: string,
): Caller {
  if (!auth) return { email: DEVELOPER, member: `user:${DEVELOPER}` }
  const header = request.headers.get('authorization') ?? ''
  const token = /^Bearer\s+(\S+)$/i.exec(header)?.[1] ?? query.get('access_token')
  if (!token) throw noCredentials(service)
  const [name = '', ...rest] = token.split(':')
  const role = ROLES.get(name) ?? (permissionsOf(name).size > 0 ? name : undefined)
  const email = rest.length > 0 ? rest.join(':') : `${name.replaceAll('/', '-')}@example.com`
  if (role === undefined || !EMAIL.test(email)) throw badCredentials(service)
  const type = email.endsWith('.gserviceaccount.com') ? 'serviceAccount' : 'user'
  return { email, member: `${type}:${email}`, role }
}
