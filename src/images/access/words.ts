/** Who can do what, in sentences. */
import { permissionsOf } from '../../compute/iam.ts'
import type { MemberChange } from '../../compute/changes/policyMerge.ts'
import type { Binding } from '../../compute/schema.ts'
import { capital } from '../../text/capital.ts'
import { count } from '../../text/count.ts'
import { visible } from '../../text/visible.ts'

/** Anyone with a Google account. */
export const PUBLIC = 'allAuthenticatedUsers'

/** Who a member is: “everyone in the domain example.com”. */
function whoIs(member: string): string {
  if (member === PUBLIC) return 'everyone signed in with a Google account'
  if (member === 'allUsers') return 'everyone on the internet'
  const colon = member.indexOf(':')
  const type = member.slice(0, Math.max(colon, 0))
  const rest = visible(member.slice(colon + 1))
  switch (type) {
    case 'user':
      return `the user ${rest}`
    case 'serviceAccount':
      return `the service account ${rest}`
    case 'group':
      return `everyone in the group ${rest}`
    case 'domain':
      return `everyone in the domain ${rest}`
    case 'projectOwner':
      return `the owners of the project ${rest}`
    case 'projectEditor':
      return `the editors of the project ${rest}`
    case 'projectViewer':
      return `the viewers of the project ${rest}`
    case 'deleted':
      return `the deleted member ${rest}`
    case 'principalSet':
      return `all identities of ${rest}`
    case 'principal':
      return `the identity ${rest}`
    default:
      return `the member ${visible(member)}`
  }
}

/** Whether {@link whoIs} is plural: “the owners of the project”. */
const isMany = (member: string) => /^(project(Owner|Editor|Viewer)|principalSet):/.test(member)

/** What a permission allows on an image, from most to least. */
const POWERS: [permission: string, words: string][] = [
  ['compute.images.setIamPolicy', 'do everything with it, and manage access to it'],
  ['compute.images.delete', 'change it, delete it and create disks from it'],
  ['compute.images.useReadOnly', 'create disks from it'],
  ['compute.images.get', 'see it, but not create disks from it'],
  ['compute.images.getIamPolicy', 'see who has access to it'],
  ['compute.images.listEffectiveTags', 'see its tags'],
]

/** What a role allows on the image: “create disks from it”; undefined for an unknown role. */
export function powerOf(role: string): string | undefined {
  const held = permissionsOf(role)
  if (role === 'roles/iam.securityAdmin') return 'manage access to it'
  return POWERS.find(([permission]) => held.has(permission))?.[1]
}

/** “Everyone in the domain example.com can create disks from it.”, with the condition, if any. */
export function accessSentence(member: string, { role = '', condition }: Binding): string {
  const who = whoIs(member)
  const power = powerOf(role)
  const has = isMany(member) ? 'have' : 'has'
  const what = power === undefined ? `${has} the role ${visible(role)}` : `can ${power}`
  const title = condition && (condition.title || condition.expression || 'a condition')
  const when = title ? `, under the condition “${visible(title)}”` : ''
  return `${capital(who)} ${what}${when}.`
}

/** “gave roles/viewer to user:a@example.com”: what someone did to a policy; lists three, counts the rest. */
export function memberNewsWords(news: readonly MemberChange[]): string {
  const words = news
    .slice(0, 3)
    .map(({ added, member, role }) =>
      added
        ? `gave ${visible(role)} to ${visible(member)}`
        : `took ${visible(role)} from ${visible(member)}`,
    )
  if (news.length > 3) words.push(`made ${count(news.length - 3, 'more change')}`)
  return words.join(', ')
}
