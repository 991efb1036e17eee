/** An image as it will be after a change, by the rules of the service; for previews. */
import type { Image } from '../schema.ts'
import type { Change } from './change.ts'

/**
 * The image after a successful change.
 * @param image as it is now; undefined for an insert
 * @returns undefined if it will be deleted. A new image is READY, without an id or a timestamp.
 */
export function applyChange(image: Image | undefined, change: Change): Image | undefined {
  if (change.kind === 'insert') return { ...change.image, status: 'READY' }
  if (image === undefined || change.kind === 'delete') return undefined
  switch (change.kind) {
    case 'setLabels':
      return { ...image, labels: change.labels }
    case 'deprecate': {
      const cleared = Object.values(change.status).every((value) => value === undefined)
      return { ...image, deprecated: cleared ? undefined : { state: 'ACTIVE', ...change.status } }
    }
    case 'patch':
      return { ...image, ...clearedFields(change.fields) }
    case 'setIamPolicy':
      return image
  }
}

/** An empty string removes the field. */
const clearedFields = (fields: Extract<Change, { kind: 'patch' }>['fields']): Partial<Image> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([field, value]) =>
      value === undefined ? [] : [[field, value === '' ? undefined : value]],
    ),
  )
