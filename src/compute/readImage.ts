import { isObject } from './isObject.ts'
import { Image } from './schema.ts'
import { withoutFields } from './unread.ts'

/**
 * Reads as much of an image as can be read: a field that doesn’t fit the API’s description is dropped
 * and recorded (`unreadFields`); the others are kept as is.
 * @returns undefined without a name, which alone identifies the image
 */
export function readImage(value: unknown): Image | undefined {
  const wrong = Image(value)
  if (wrong.length === 0) return value as Image
  if (!isNamed(value)) return undefined
  return withoutFields(value, wrong)
}

const isNamed = (value: unknown): value is { name: string } =>
  isObject(value) && typeof value['name'] === 'string'
