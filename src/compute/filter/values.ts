import type { Field } from './ast.ts'

/**
 * The values of a field of a resource: none when it is absent or null, several when it is repeated
 * or lies within something repeated. Only own properties count: `constructor` is a label like others.
 */
export function valuesAt(resource: unknown, field: Field): unknown[] {
  let values = flatten([resource])
  for (const segment of field) {
    values = flatten(values.map((value) => (isObject(value) ? own(value, segment) : undefined)))
  }
  return values
}

const flatten = (values: unknown[]): unknown[] =>
  values.flat().filter((value) => value !== undefined && value !== null)

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const own = (object: Readonly<Record<string, unknown>>, key: string) =>
  Object.hasOwn(object, key) ? object[key] : undefined
