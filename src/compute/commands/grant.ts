/** Who could give a missing permission, as a command for an administrator. */
import { permissionsOf } from '../iam.ts'
import type { Target } from '../changes/change.ts'
import { flag } from './gcloudFlags.ts'
import { commandLines, shellWord } from './shell.ts'

/** Roles made for work with images, the one that gives least first. */
const ROLES = ['roles/compute.imageUser', 'roles/compute.viewer', 'roles/compute.storageAdmin']

/** Permissions that are held on the project, not on an image: there is no image to hold them on. */
const ON_PROJECT = new Set([
  'compute.images.create',
  'compute.images.getFromFamily',
  'compute.images.list',
])

/** The smallest of the predefined roles for images that has a permission; undefined when none has. */
const roleFor = (permission: string): string | undefined =>
  ROLES.find((role) => permissionsOf(role).has(permission))

/**
 * The command that gives a permission, by the smallest role that has it.
 * @param target without an image (a family or a list was asked for), it is given on the project
 * @param member who is to get it: `user:EMAIL` unless it is known
 */
export function grantCommand(
  { project, image }: Target,
  permission: string,
  member = 'user:EMAIL',
): string | undefined {
  const role = roleFor(permission)
  if (role === undefined) return undefined
  const flags = [flag('member', member), flag('role', role)]
  return image === '' || ON_PROJECT.has(permission) || !permission.startsWith('compute.images.')
    ? commandLines(`gcloud projects add-iam-policy-binding ${shellWord(project)}`, flags)
    : commandLines(`gcloud compute images add-iam-policy-binding ${shellWord(image)}`, [
        flag('project', project),
        ...flags,
      ])
}
