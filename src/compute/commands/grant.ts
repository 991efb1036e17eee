/** The command with which an administrator can grant a missing permission. */
import { permissionsOf } from '../iam.ts'
import type { Target } from '../changes/change.ts'
import { universeSetting } from './endpoint.ts'
import { flag } from './gcloudFlags.ts'
import { commandLines, shellWord } from './shell.ts'

/** Roles for working with images, least privileged first. */
const ROLES = ['roles/compute.imageUser', 'roles/compute.viewer', 'roles/compute.storageAdmin']

/** Permissions checked on the project rather than on an image. */
const ON_PROJECT = new Set([
  'compute.images.create',
  'compute.images.getFromFamily',
  'compute.images.list',
])

/** The least privileged of these roles that has the permission; undefined if none has it. */
const roleFor = (permission: string): string | undefined =>
  ROLES.find((role) => permissionsOf(role).has(permission))

/**
 * The command that grants a permission through the least privileged role that has it.
 * @param target without an image (for a family or a list), it is granted on the project
 * @param universe that the project is in: `googleapis.com` unless given
 */
export function grantCommand(
  { project, image }: Target,
  permission: string,
  universe?: string,
): string | undefined {
  const role = roleFor(permission)
  if (role === undefined) return undefined
  const flags = [flag('member', 'user:EMAIL'), flag('role', role)]
  const onProject =
    image === '' || ON_PROJECT.has(permission) || !permission.startsWith('compute.images.')
  const call = onProject
    ? `gcloud projects add-iam-policy-binding ${shellWord(project)}`
    : `gcloud compute images add-iam-policy-binding ${shellWord(image)}`
  const [first = call, ...rest] = [...universeSetting(universe), call]
  return commandLines(first, [...rest, ...(onProject ? [] : [flag('project', project)]), ...flags])
}
