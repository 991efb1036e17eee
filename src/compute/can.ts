/** Whether an action on images is possible, and why not: one answer for menus, buttons and bars. */
import type { ImagePermission } from './imagePermissions.ts'
import { permissionOf } from './methods.ts'
import type { Image } from './schema.ts'
import { isUnread, type PartlyRead } from './unread.ts'

export type Action =
  | 'create'
  | 'createNewer'
  | 'editLabels'
  | 'editFields'
  | 'publish'
  | 'deprecate'
  | 'changeDeprecation'
  | 'restore'
  | 'rollBack'
  | 'delete'

/** A method that changes images. */
type Method =
  'images.insert' | 'images.patch' | 'images.setLabels' | 'images.deprecate' | 'images.delete'

const METHODS_THAT_CHANGE = [
  'images.insert',
  'images.patch',
  'images.setLabels',
  'images.deprecate',
  'images.delete',
  'images.setIamPolicy',
] as const

/** The fields of an image that decide, besides permissions. */
type Condition = Pick<Image, 'status' | 'family'> & PartlyRead

export interface Reason {
  /** Why not, as a sentence. */
  text: string
  /** The missing permission, if that is the reason. */
  permission?: ImagePermission
}

const isGoing = ({ status }: Condition) =>
  status === 'DELETING' ? 'The image is being deleted.' : undefined

const isUnpublishable = (image: Condition) =>
  isGoing(image) ??
  (image.status === 'FAILED'
    ? 'Creating this image failed.'
    : isUnread(image, 'family')
      ? 'Its family couldn’t be read.'
      : undefined)

/** The API method of each action, and why an image in this condition doesn't allow it. */
const RULES: Record<
  Action,
  readonly [method: Method, unfit?: (image: Condition) => string | undefined]
> = {
  create: ['images.insert'],
  createNewer: ['images.insert'],
  editLabels: ['images.setLabels', isGoing],
  editFields: ['images.patch', isGoing],
  publish: ['images.patch', isUnpublishable],
  deprecate: ['images.deprecate', isGoing],
  changeDeprecation: ['images.deprecate', isGoing],
  restore: ['images.deprecate', isGoing],
  rollBack: ['images.deprecate', isGoing],
  delete: ['images.delete', isGoing],
}

/** The permission an action needs. */
export const permissionFor = (action: Action): ImagePermission => permissionOf(RULES[action][0])

/** The method that a permission is for, of those that change images. */
export const methodFor = (permission: string): string | undefined =>
  METHODS_THAT_CHANGE.find((method) => permissionOf(method) === permission)

/** A sentence that names a missing permission. */
export const needsPermission = (permission: string): string => `You need ${permission}.`

/**
 * Why an action isn't possible; undefined if no reason is known. A method the API doesn't have comes
 * first, since no permission would help; then a missing permission; then the image's condition.
 * @param image undefined for an action on none, such as creating one
 * @param permissions the caller's permissions on the image; undefined while not known
 * @param lacking the methods the API doesn't have, such as `images.delete`, each with the reason
 */
export function can(
  action: Action,
  image: Condition | undefined,
  permissions: readonly string[] | undefined,
  lacking?: ReadonlyMap<string, string>,
): Reason | undefined {
  const [method, unfit] = RULES[action]
  const permission = permissionOf(method)
  const lack = lacking?.get(method)
  if (lack !== undefined) return { text: lack }
  if (permissions?.includes(permission) === false) {
    return { text: needsPermission(permission), permission }
  }
  const text = image && unfit?.(image)
  return text === undefined ? undefined : { text }
}
