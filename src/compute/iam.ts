/**
 * IAM for images: the syntax of members, and the permissions of the predefined roles. Sources: IAM’s
 * reference of members, and the published permissions of the roles (2026-08), reduced to those on
 * images and related resources.
 */
import { IMAGE_PERMISSIONS } from './imagePermissions.ts'

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

/** The predefined roles with any permission on images, as named in policies. */
export const IMAGE_ROLES: readonly string[] = [...ROLES.keys()]

/** The permissions of a role, reduced to those listed here; none for an unknown role. */
export const permissionsOf = (role: string): ReadonlySet<string> => ROLES.get(role) ?? NOTHING
const NOTHING: ReadonlySet<string> = new Set()

/** An address whose domain has a dot within it. It is matched in one way at most, so in linear time. */
export const EMAIL = /^[^\s@:]+@[^\s@:][^\s@:.]*\.[^\s@:]+$/
const DOMAIN = /^(?:[-a-z0-9]+\.)+[-a-z0-9]+$/i
const PROJECT_ID = /^\S+$/
/** A Kubernetes service account: `PROJECT.svc.id.goog[NAMESPACE/NAME]`. */
const KUBERNETES =
  /^(?:[-a-z0-9.]+:)?[a-z][-a-z0-9]*\.svc\.id\.goog\[[a-z0-9][-a-z0-9]*\/[a-z0-9][-a-z0-9.]*\]$/
const UNIQUE_ID = /\?uid=\d+$/

const POOLS =
  '(?:locations/global/workforcePools|projects/\\d+/locations/global/workloadIdentityPools)/[^/\\s]+'
/** A principal in a trust domain of its own: `agents.global.org-123.system.id.goog`. */
const TRUST_DOMAIN = '(?:[-a-z0-9]+\\.)+id\\.goog/\\S+'
/** A single identity in a pool or trust domain. A subject can contain slashes: `ns/default/sa/ci`. */
const PRINCIPAL = new RegExp(`^//(?:iam\\.googleapis\\.com/${POOLS}/subject/\\S+|${TRUST_DOMAIN})$`)
/** Identities in a pool by group, attribute, Kubernetes cluster or namespace, or all of them; or a resource’s. */
const PRINCIPAL_SET = new RegExp(
  `^//(?:iam\\.googleapis\\.com/${POOLS}/(?:\\*|(?:group|namespace|attribute\\.[^/\\s]+|kubernetes\\.[^/\\s]+)/\\S+)|` +
    'cloudresourcemanager\\.googleapis\\.com/(?:projects|folders|organizations)/\\d+(?:/type/[A-Za-z]+)?|' +
    `${TRUST_DOMAIN})$`,
)

interface MemberKind {
  /** What follows the kind and its colon. */
  isRest(text: string): boolean
  example: string
}

const matching = (pattern: RegExp) => (text: string) => pattern.test(text)
const isServiceAccount = (text: string) => EMAIL.test(text) || KUBERNETES.test(text)

/** The kinds of members. Source: IAM’s reference of `Binding.members` and of principal identifiers. */
const MEMBERS = new Map<string, MemberKind>(
  Object.entries({
    user: { isRest: matching(EMAIL), example: 'user:alice@example.com' },
    serviceAccount: {
      isRest: isServiceAccount,
      example: 'serviceAccount:ci@my-project.iam.gserviceaccount.com',
    },
    group: { isRest: matching(EMAIL), example: 'group:admins@example.com' },
    domain: { isRest: matching(DOMAIN), example: 'domain:example.com' },
    projectOwner: { isRest: matching(PROJECT_ID), example: 'projectOwner:my-project' },
    projectEditor: { isRest: matching(PROJECT_ID), example: 'projectEditor:my-project' },
    projectViewer: { isRest: matching(PROJECT_ID), example: 'projectViewer:my-project' },
    principal: {
      isRest: matching(PRINCIPAL),
      example: 'principal://iam.googleapis.com/locations/global/workforcePools/POOL/subject/NAME',
    },
    principalSet: {
      isRest: matching(PRINCIPAL_SET),
      example: 'principalSet://iam.googleapis.com/locations/global/workforcePools/POOL/*',
    },
    deleted: { isRest: isDeleted, example: 'deleted:user:alice@example.com?uid=123' },
  }),
)

/**
 * What is wrong with the syntax of a policy’s member, as a sentence; `null` if it is valid. Whether the
 * principal exists is not checked.
 */
export function memberProblem(member: string): string | null {
  if (member === 'allUsers' || member === 'allAuthenticatedUsers') return null
  const colon = member.indexOf(':')
  if (colon < 0) return 'Start with user:, group:, serviceAccount: or domain:.'
  const kind = member.slice(0, colon)
  const known = MEMBERS.get(kind)
  if (!known) return `“${kind}” is not a kind of member.`
  if (known.isRest(member.slice(colon + 1))) return null
  return kind === 'deleted'
    ? `Use the form ${known.example}.`
    : `Not a valid ${kind}. Use the form ${known.example}.`
}

/** A deleted Google account keeps its unique id, because its address can be reassigned. */
function isDeleted(text: string): boolean {
  if (text.startsWith('principal:')) return PRINCIPAL.test(text.slice('principal:'.length))
  const [kind = ''] = text.split(':', 1)
  const rest = text.slice(kind.length + 1)
  if (!['user', 'serviceAccount', 'group'].includes(kind) || !UNIQUE_ID.test(rest)) return false
  return MEMBERS.get(kind)?.isRest(rest.replace(UNIQUE_ID, '')) ?? false
}
