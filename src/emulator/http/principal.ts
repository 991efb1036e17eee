/** Who asks, from the bearer token: `ROLE` or `ROLE:E-MAIL`. It is no protection, only a way to play roles. */
import { permissionsOf } from '../../compute/iam.ts'
import { badCredentials, noCredentials } from '../base/errors.ts'
import type { Caller } from '../resources/context.ts'

/** Who everyone is while nobody has to say who they are. */
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
 * @param auth whether tokens count; without, everyone is the developer and has the role that the
 *   project's settings give
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
