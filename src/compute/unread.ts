/** What could not be read of a resource whose other fields could. */

/** Where a resource carries that: beside its fields, so that copies keep it and JSON does not show it. */
const UNREAD = Symbol('unread')

export type PartlyRead = {
  readonly [UNREAD]?: {
    /** Paths of the fields that are left out: `status`, `deprecated.state`. */
    readonly fields: readonly string[]
    /** All of it, as it came. */
    readonly answer: object
  }
}

/** The resource as it came, for a view that shows just that. */
export const answerOf = (resource: PartlyRead & object): object =>
  resource[UNREAD]?.answer ?? resource

/** The fields that could not be read; none for nearly every resource. */
export const unreadFields = (resource: PartlyRead): readonly string[] =>
  resource[UNREAD]?.fields ?? []

/** Whether all of it could be read. */
export const isWhole = (resource: PartlyRead): boolean => resource[UNREAD] === undefined

/** Whether a field, or what it is part of, could not be read. */
export const isUnread = (resource: PartlyRead, field: string): boolean =>
  resource[UNREAD] !== undefined &&
  resource[UNREAD].fields.some((path) => path === field || field.startsWith(`${path}.`))

/**
 * The resource without some of its fields, marked so.
 * @param paths the fields, each as the keys that lead to it. What is part of a list is left out with
 * the whole list: without one of its items it would be another list.
 */
export function withoutFields<T extends object>(
  answer: T,
  paths: readonly (readonly string[])[],
): T & PartlyRead {
  const fields = paths.map((path) => fieldOf(answer, path))
  const rest = fields.reduce<object>(without, answer) as T
  const names = [...new Set(fields.map((path) => path.join('.')))]
  return { ...rest, [UNREAD]: { fields: names, answer } }
}

function fieldOf(value: unknown, path: readonly string[]): readonly string[] {
  const [key, ...rest] = path
  const inner = isObject(value) && key !== undefined ? value[key] : undefined
  if (key === undefined || rest.length === 0 || !isObject(inner)) return path.slice(0, 1)
  return [key, ...fieldOf(inner, rest)]
}

/** Not by assignment: `__proto__` is a key like any other. */
function without(value: object, [key, ...rest]: readonly string[]): object {
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]: [string, unknown]) => {
      if (name !== key) return [[name, inner]]
      return rest.length > 0 && isObject(inner) ? [[name, without(inner, rest)]] : []
    }),
  )
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
