import type { Field } from './ast.ts'

/**
 * The values of a resource’s field: none if it is absent or null, several if it is repeated or nested
 * in something repeated. Only own properties count: `constructor` is a label like any other.
 */
export function valuesAt(resource: unknown, field: Field): unknown[] {
  let values = flatten([resource])
  for (const segment of field) {
    values = flatten(values.map((value) => (isObject(value) ? own(value, segment) : undefined)))
  }
  return values
}

/** `Array.flat` takes several times as long, and filters ask this of every resource. */
function flatten(values: unknown[]): unknown[] {
  const flat: unknown[] = []
  for (const value of values) {
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (one !== undefined && one !== null) flat.push(one)
    }
  }
  return flat
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const own = (object: Readonly<Record<string, unknown>>, key: string) =>
  Object.hasOwn(object, key) ? object[key] : undefined
