import { Image } from './schema.ts'
import { withoutFields } from './unread.ts'

/**
 * Reads what can be read of an image: a field that is not what the API describes is left out and
 * remembered (`unreadFields`), the others stay as they came.
 * @returns undefined without a name: it can be told from no other then
 */
export function readImage(value: unknown): Image | undefined {
  const result = Image.safeParse(value)
  if (result.success) return value as Image
  if (!isNamed(value)) return undefined
  return withoutFields(
    value,
    result.error.issues.map(({ path }) => path.map(String)),
  )
}

const isNamed = (value: unknown): value is { name: string } =>
  typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string'
