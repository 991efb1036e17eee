/** Fields of a resource that couldn't be read, while the others could. */
import { isObject } from './isObject.ts'

/** Where a resource keeps that: under a symbol, so that copies keep it and JSON doesn't show it. */
const UNREAD = Symbol('unread')

export type PartlyRead = {
  readonly [UNREAD]?: {
    /** Paths of the dropped fields: `status`, `deprecated.state`. */
    readonly fields: readonly string[]
    /** The whole resource as received. */
    readonly answer: object
  }
}

/** The resource as received, for a view that shows exactly that. */
export const answerOf = (resource: PartlyRead & object): object =>
  resource[UNREAD]?.answer ?? resource

/** The fields that couldn't be read; empty for nearly every resource. */
export const unreadFields = (resource: PartlyRead): readonly string[] =>
  resource[UNREAD]?.fields ?? []

/** Whether all of it could be read. */
export const isWhole = (resource: PartlyRead): boolean => resource[UNREAD] === undefined

/** Whether a field, or something it is part of, couldn't be read. */
export const isUnread = (resource: PartlyRead, field: string): boolean =>
  resource[UNREAD] !== undefined &&
  resource[UNREAD].fields.some((path) => path === field || field.startsWith(`${path}.`))

/** The same, or anything in it: what is left of it isn't all of it. */
export const isPartUnread = (resource: PartlyRead, field: string): boolean =>
  isUnread(resource, field) || unreadFields(resource).some((path) => path.startsWith(`${field}.`))

/** What couldn't be read of some fields: paths. @param fields by their own names, not those of their parts */
export const unreadAmong = (resource: PartlyRead, fields: ReadonlySet<string>): string[] =>
  unreadFields(resource).filter((path) => fields.has(path.split('.', 1)[0] ?? ''))

/**
 * The resource without some of its fields, and with a record of them.
 * @param paths the fields, each as the keys that lead to it. A field inside a list drops the whole
 * list: with an item missing it would be a different list.
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

/** The same resource with a record of fields that couldn’t be read, such as one stored without it. */
export const markUnread = <T extends object>(
  resource: T,
  fields: readonly string[] = [],
): T & PartlyRead =>
  fields.length === 0 ? resource : { ...resource, [UNREAD]: { fields, answer: resource } }

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
