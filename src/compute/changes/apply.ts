/** An image as it will be after a change: for previews, and by the rules of the service. */
import type { Image } from '../schema.ts'
import type { Change } from './change.ts'

/**
 * The image after a change that succeeds.
 * @param image as it is now; undefined for an insert
 * @returns undefined when there will be none. A new image is READY, and has neither id nor time yet.
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

/** An empty text takes the field away. */
const clearedFields = (fields: Extract<Change, { kind: 'patch' }>['fields']): Partial<Image> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([field, value]) =>
      value === undefined ? [] : [[field, value === '' ? undefined : value]],
    ),
  )

/** Whether an image is meant by a name or an id. */
export const isNamed = (image: Pick<Image, 'name' | 'id'>, nameOrId: string): boolean =>
  image.name === nameOrId || image.id === nameOrId
