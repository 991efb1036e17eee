/** The effects of operations on images when they end. They need only the store, so they work after a restart. */
import type { Image } from '../../compute/schema.ts'
import { imagePath } from '../../compute/links.ts'
import { ApiError, notFound } from '../base/errors.ts'
import { hashBytes } from '../base/random.ts'
import type { Store } from '../store/store.ts'
import { IMAGE } from './fields.ts'
import type { PendingChange, PendingOperation } from './pending.ts'

/**
 * Applies the effect of a pending operation.
 * @throws ApiError if the operation ends in an error; the image is then in the state that follows one
 */
export function applyEffect(store: Store, pending: PendingOperation): void {
  const { project, target, targetId, change, failure } = pending
  const row = store.get('images', project, target)
  const image: Image | undefined = row && JSON.parse(row.json)
  if (image?.id !== targetId) throw notFound(imagePath(project, target))
  if (failure) {
    const status = change.type === 'insert' ? 'FAILED' : change.type === 'delete' && change.status
    if (status) store.put('images', project, { ...image, status })
    throw new ApiError(failure.httpStatus, failure.code, failure.message)
  }
  EFFECTS[change.type](store, project, image, change)
}

type Effect = (store: Store, project: string, image: Image, change: PendingChange) => void

const EFFECTS: Record<PendingChange['type'], Effect> = {
  insert(store, project, image) {
    const archiveSizeBytes = archiveSize(image)
    store.put('images', project, inOrder({ ...image, status: 'READY', archiveSizeBytes }))
  },
  delete(store, project, image) {
    store.delete('images', project, image.name)
    store.delete('policies', project, image.name)
  },
  edit(store, project, image, change) {
    if (change.type !== 'edit') return
    const unset = Object.fromEntries(change.unset.map((field) => [field, undefined]))
    store.put('images', project, inOrder({ ...image, ...change.set, ...unset }))
  },
}

const IN_ORDER: Partial<Image> = Object.fromEntries(
  Object.keys(IMAGE).map((key) => [key, undefined]),
)

/** An image with its fields in the service’s order; absent ones are undefined, so JSON leaves them out. */
export const inOrder = (image: Image): Image => ({ ...IN_ORDER, ...image })

/** A plausible archive size: a twelfth to a quarter of the disk, always the same for an image. */
function archiveSize(image: Image): string {
  const bytes = Number(image.diskSizeGb ?? 10) * 2 ** 30
  const [chance = 0] = hashBytes(image.id ?? image.name)
  return String(Math.round((bytes / 12) * (1 + (2 * chance) / 256)))
}
