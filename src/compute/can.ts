/** What may be done with images, and why not: one answer for menus, buttons and bars. */
import type { ImagePermission } from './imagePermissions.ts'
import { permissionOf } from './methods.ts'
import type { Image } from './schema.ts'

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

/** What decides on an image besides permissions. */
type Condition = Pick<Image, 'status' | 'family'>

export interface Reason {
  /** Why not, as a sentence. */
  text: string
  /** The permission that is missing, when that is why. */
  permission?: ImagePermission
}

const isGoing = ({ status }: Condition) =>
  status === 'DELETING' ? 'The image is being deleted.' : undefined

const isUnpublishable = (image: Condition) =>
  isGoing(image) ?? (image.status === 'FAILED' ? 'Creating this image failed.' : undefined)

/** The method of the API that does it, and why an image in this condition can't have it done. */
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

/** The permission that an action takes. */
export const permissionFor = (action: Action): ImagePermission => permissionOf(RULES[action][0])

/** That a permission is missing, as a sentence. */
export const needsPermission = (permission: string): string => `You need ${permission}.`

/**
 * Why something can't be done; undefined when nothing is known against it. What the API doesn't
 * have comes first, since no permission helps there; then what is missing; then the image's condition.
 * @param image undefined for an action on none, such as creating one
 * @param permissions what the caller holds on the image; undefined while that is not known
 * @param available the methods that the API answers, as `images.delete`; undefined for all
 */
export function can(
  action: Action,
  image: Condition | undefined,
  permissions: readonly string[] | undefined,
  available?: ReadonlySet<string>,
): Reason | undefined {
  const [method, unfit] = RULES[action]
  const permission = permissionOf(method)
  if (available?.has(method) === false) return { text: `This API doesn’t have ${method}.` }
  if (permissions?.includes(permission) === false) {
    return { text: needsPermission(permission), permission }
  }
  const text = image && unfit?.(image)
  return text === undefined ? undefined : { text }
}
