/** Permission checks: the caller’s role in the project, plus what the image’s own policy grants. */
import { permissionsOf } from '../../compute/iam.ts'
import type { Policy } from '../../compute/schema.ts'
import { forbidden } from '../base/errors.ts'
import type { Caller, World } from './context.ts'

interface Target {
  project: string
  /** Name of an image whose policy also applies. */
  image?: string
}

/**
 * Whether the caller has a permission on a project or on one of its images. Conditions aren’t
 * evaluated: a conditional binding grants nothing here, rather than too much.
 */
export function holds(world: World, caller: Caller, permission: string, target: Target): boolean {
  if (permissionsOf(roleIn(world, caller, target.project)).has(permission)) return true
  if (target.image === undefined) return false
  const row = world.store.get('policies', target.project, target.image)
  const policy: Policy = row ? JSON.parse(row.json) : {}
  return (policy.bindings ?? []).some(
    ({ role: bound, members, condition }) =>
      bound &&
      !condition &&
      permissionsOf(bound).has(permission) &&
      members?.some((one) => isMember(world, caller, one)),
  )
}

/** @param path named in the error @throws ApiError 403, in the service’s words */
export function demand(
  world: World,
  caller: Caller,
  permission: string,
  target: Target,
  path: string,
): void {
  if (!holds(world, caller, permission, target)) throw forbidden(permission, path)
}

const roleIn = (world: World, caller: Caller, project: string) =>
  caller.role ?? world.settings.of(project).role ?? 'roles/owner'

/** The members that stand for all who have a basic role in a project: `projectEditor:PROJECT`. */
const BASIC_ROLES = new Map([
  ['projectOwner', 'roles/owner'],
  ['projectEditor', 'roles/editor'],
  ['projectViewer', 'roles/viewer'],
])

/** Groups are unknown here, so membership in one never counts. */
function isMember(world: World, caller: Caller, member: string): boolean {
  if (member === caller.member || member === 'allUsers' || member === 'allAuthenticatedUsers') {
    return true
  }
  const [, kind = '', project = ''] = /^(\w+):(.*)$/.exec(member) ?? []
  const basic = BASIC_ROLES.get(kind)
  if (basic !== undefined) return basic === roleIn(world, caller, project)
  return member === `domain:${caller.email.slice(caller.email.indexOf('@') + 1)}`
}
