/** What operations do to images when they end. Needs only the store, so it can be done after a restart. */
import type { Image } from '../../compute/schema.ts'
import { imagePath } from '../../compute/links.ts'
import { ApiError, notFound } from '../base/errors.ts'
import { hashBytes } from '../base/random.ts'
import type { Store } from '../store/store.ts'
import { IMAGE } from './fields.ts'
import type { Change, Plan } from './plan.ts'

/**
 * Carries out a plan.
 * @throws ApiError when the operation ends in an error; the image is then as it should be after one
 */
export function carryOut(store: Store, plan: Plan): void {
  const { project, target, targetId, change, failure } = plan
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

type Effect = (store: Store, project: string, image: Image, change: Change) => void

const EFFECTS: Record<Change['type'], Effect> = {
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

/** An image with its fields in the order in which the service prints them; JSON leaves the absent out. */
export const inOrder = (image: Image): Image => ({ ...IN_ORDER, ...image })

/** A believable archive: a twelfth to a quarter of the disk, the same for the same image. */
function archiveSize(image: Image): string {
  const bytes = Number(image.diskSizeGb ?? 10) * 2 ** 30
  const [chance = 0] = hashBytes(image.id ?? image.name)
  return String(Math.round((bytes / 12) * (1 + (2 * chance) / 256)))
}
