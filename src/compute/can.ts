/** What may be done with images, and why not: one answer for menus, buttons and bars. */
import type { ImagePermission } from './imagePermissions.ts'
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

interface Rule {
  /** The method of the API that does it. */
  method: string
  permission: ImagePermission
  /** Why an image in this condition can't have it done. */
  unfit?: (image: Condition) => string | undefined
}

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

const RULES: Record<Action, Rule> = {
  create: { method: 'images.insert', permission: 'compute.images.create' },
  createNewer: { method: 'images.insert', permission: 'compute.images.create' },
  editLabels: {
    method: 'images.setLabels',
    permission: 'compute.images.setLabels',
    unfit: isGoing,
  },
  editFields: { method: 'images.patch', permission: 'compute.images.update', unfit: isGoing },
  publish: { method: 'images.patch', permission: 'compute.images.update', unfit: isUnpublishable },
  deprecate: deprecation(),
  changeDeprecation: deprecation(),
  restore: deprecation(),
  rollBack: deprecation(),
  delete: { method: 'images.delete', permission: 'compute.images.delete', unfit: isGoing },
}

function deprecation(): Rule {
  return { method: 'images.deprecate', permission: 'compute.images.deprecate', unfit: isGoing }
}

/** The permission that an action takes. */
export const permissionFor = (action: Action): ImagePermission => RULES[action].permission

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
  const { method, permission, unfit } = RULES[action]
  if (available?.has(method) === false) return { text: `This API doesn’t have ${method}.` }
  if (permissions?.includes(permission) === false) {
    return { text: needsPermission(permission), permission }
  }
  const text = image && unfit?.(image)
  return text === undefined ? undefined : { text }
}
