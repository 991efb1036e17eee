/**
 * Who may do what with images: member syntax, and what the predefined roles allow. Sources: IAM's
 * documentation of members, and the published permissions of the roles (2026-08), cut to the
 * permissions that images and what stands around them need.
 */

/** Permissions on an image, which a policy of the image can give. */
export const IMAGE_PERMISSIONS = [
  'compute.images.create',
  'compute.images.createTagBinding',
  'compute.images.delete',
  'compute.images.deleteTagBinding',
  'compute.images.deprecate',
  'compute.images.get',
  'compute.images.getFromFamily',
  'compute.images.getIamPolicy',
  'compute.images.list',
  'compute.images.listEffectiveTags',
  'compute.images.listTagBindings',
  'compute.images.setIamPolicy',
  'compute.images.setLabels',
  'compute.images.update',
  'compute.images.useReadOnly',
] as const

const READ_AROUND = [
  'compute.disks.get',
  'compute.disks.list',
  'compute.globalOperations.get',
  'compute.globalOperations.list',
  'compute.instanceTemplates.list',
  'compute.instances.get',
  'compute.instances.list',
  'compute.licenses.get',
  'compute.licenses.list',
  'compute.projects.get',
  'compute.regions.get',
  'compute.regions.list',
  'compute.snapshots.get',
  'compute.snapshots.list',
  'compute.zones.get',
  'compute.zones.list',
]
const USE_AROUND = ['compute.disks.useReadOnly', 'compute.snapshots.useReadOnly']
const FAMILY_VIEW = 'compute.imageFamilyViews.get'

const images = (...verbs: string[]) => verbs.map((verb) => `compute.images.${verb}`)
const ADMIN_ONLY = new Set(images('setIamPolicy', 'createTagBinding', 'deleteTagBinding'))
const LOOK_AT_IMAGES = [
  ...images('get', 'getFromFamily', 'getIamPolicy', 'list', 'listEffectiveTags', 'listTagBindings'),
  FAMILY_VIEW,
]
const USE_IMAGES = [...images('get', 'getFromFamily', 'list', 'useReadOnly'), FAMILY_VIEW]
const TAGS = images('listEffectiveTags', 'listTagBindings')

const ADMIN = [
  ...IMAGE_PERMISSIONS,
  FAMILY_VIEW,
  ...READ_AROUND,
  ...USE_AROUND,
  'compute.globalOperations.delete',
]
const EDITOR = ADMIN.filter((permission) => !ADMIN_ONLY.has(permission))
const STORAGE_ADMIN = ADMIN.filter((permission) => permission !== 'compute.globalOperations.delete')

const ROLES = new Map<string, ReadonlySet<string>>(
  Object.entries({
    'roles/owner': ADMIN,
    'roles/compute.admin': ADMIN,
    'roles/compute.storageAdmin': STORAGE_ADMIN,
    'roles/compute.instanceAdmin.v1': ADMIN,
    'roles/editor': EDITOR,
    'roles/compute.editor': EDITOR,
    'roles/viewer': [...LOOK_AT_IMAGES, ...images('useReadOnly'), ...READ_AROUND],
    'roles/compute.viewer': [...LOOK_AT_IMAGES, ...READ_AROUND],
    'roles/compute.imageUser': USE_IMAGES,
    'roles/compute.instanceAdmin': [...USE_IMAGES, ...READ_AROUND],
    'roles/iam.securityReviewer': images('getIamPolicy', 'list'),
    'roles/iam.securityAdmin': images('getIamPolicy', 'list', 'setIamPolicy'),
    'roles/compute.serviceAgent': images('useReadOnly'),
    'roles/compute.instanceGroupManagerServiceAgent': images('useReadOnly'),
    'roles/compute.networkAdmin': TAGS,
    'roles/compute.networkViewer': TAGS,
    'roles/compute.loadBalancerAdmin': TAGS,
    'roles/compute.osLogin': TAGS,
    'roles/compute.osAdminLogin': TAGS,
  }).map(([role, permissions]) => [role, new Set(permissions)] as const),
)

/** The predefined roles that give anything on images, as they are named in policies. */
export const IMAGE_ROLES: readonly string[] = [...ROLES.keys()]

/** The permissions of a role, among those that images need; none for a role that is not known. */
export const permissionsOf = (role: string): ReadonlySet<string> => ROLES.get(role) ?? NOTHING
const NOTHING: ReadonlySet<string> = new Set()

const EMAIL = /^[^\s@:]+@[^\s@:]+\.[^\s@:]+$/
const DOMAIN = /^(?:[-a-z0-9]+\.)+[-a-z0-9]+$/i
const DELETED_EMAIL = /^[^\s@:?]+@[^\s@:?]+\?uid=\d+$/
const POOL = /^iam\.googleapis\.com\/\S+$/

const MEMBERS = new Map<string, { rest: RegExp; example: string }>(
  Object.entries({
    user: { rest: EMAIL, example: 'user:alice@example.com' },
    serviceAccount: {
      rest: EMAIL,
      example: 'serviceAccount:ci@my-project.iam.gserviceaccount.com',
    },
    group: { rest: EMAIL, example: 'group:admins@example.com' },
    domain: { rest: DOMAIN, example: 'domain:example.com' },
    projectOwner: { rest: /^\S+$/, example: 'projectOwner:my-project' },
    projectEditor: { rest: /^\S+$/, example: 'projectEditor:my-project' },
    projectViewer: { rest: /^\S+$/, example: 'projectViewer:my-project' },
  }),
)
const DELETED_TYPES = ['user', 'serviceAccount', 'group']

/**
 * What is wrong with a member of a policy, as a sentence; `null` when its form is right. Whether
 * there is such a principal is not known here.
 */
export function memberProblem(member: string): string | null {
  if (member === 'allUsers' || member === 'allAuthenticatedUsers') return null
  const colon = member.indexOf(':')
  if (colon < 0) return 'Write the kind first: user:alice@example.com.'
  const type = member.slice(0, colon)
  const rest = member.slice(colon + 1)
  if (type === 'deleted') return deletedProblem(rest)
  if (type === 'principal' || type === 'principalSet') {
    const ok = rest.startsWith('//') && POOL.test(rest.slice(2))
    return ok ? null : `Write it in full: ${type}://iam.googleapis.com/….`
  }
  const known = MEMBERS.get(type)
  if (!known) return `“${type}” is not a kind of member.`
  return known.rest.test(rest) ? null : `Not a ${type}: write it like ${known.example}.`
}

function deletedProblem(rest: string): string | null {
  const [type = ''] = rest.split(':', 1)
  const ok = DELETED_TYPES.includes(type) && DELETED_EMAIL.test(rest.slice(type.length + 1))
  return ok ? null : 'Write it like deleted:user:alice@example.com?uid=123.'
}
