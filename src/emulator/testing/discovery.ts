/** The API’s discovery document, and validation of values against its schemas. */
import document from './compute-images.discovery.json' with { type: 'json' }

/** A schema in the document, with the few keywords it uses. */
export interface Schema {
  type?: string
  format?: string
  $ref?: string
  enum?: readonly string[]
  properties?: Readonly<Record<string, Schema>>
  additionalProperties?: Schema
  items?: Schema
}

interface Parameter {
  type?: string
  location?: string
  required?: boolean
  enum?: readonly string[]
}

export interface Method {
  id: string
  path: string
  httpMethod: string
  parameters?: Readonly<Record<string, Parameter>>
  request?: { $ref: string }
  response?: { $ref: string }
}

export const schemas: Readonly<Record<string, Schema>> = document.schemas

/** Every method of the document: `images.insert`. */
export const methods: ReadonlyMap<string, Method> = new Map(
  Object.entries<{ methods: Readonly<Record<string, Method>> }>(document.resources).flatMap(
    ([resource, own]) =>
      Object.entries(own.methods).map(([name, method]) => [`${resource}.${name}`, method] as const),
  ),
)

/** How a value violates a schema, with paths; empty if it is valid. */
export function problems(schema: Schema, value: unknown, path = ''): string[] {
  if (schema.$ref !== undefined) {
    const target = schemas[schema.$ref]
    return target ? problems(target, value, path) : [`${path}: no schema ${schema.$ref}`]
  }
  switch (schema.type) {
    case 'array':
      return Array.isArray(value)
        ? value.flatMap((item, i) => problems(schema.items ?? {}, item, `${path}[${i}]`))
        : [`${path}: no array`]
    case 'object':
      return objectProblems(schema, value, path)
    case 'any':
    case undefined:
      return []
    default:
      return scalarProblem(schema, value)
        ? [`${path}: ${JSON.stringify(value)} is no ${schema.format ?? schema.type}`]
        : []
  }
}

function objectProblems(schema: Schema, value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [`${path}: no object`]
  return Object.entries(value).flatMap(([name, field]) => {
    const known =
      schema.properties && Object.hasOwn(schema.properties, name) && schema.properties[name]
    const own = known || schema.additionalProperties
    return own ? problems(own, field, `${path}.${name}`) : [`${path}.${name}: no such field`]
  })
}

function scalarProblem({ type, format, enum: values }: Schema, value: unknown): boolean {
  if (type === 'boolean') return typeof value !== 'boolean'
  if (type === 'integer') return !Number.isInteger(value)
  if (type === 'number') return typeof value !== 'number'
  if (typeof value !== 'string') return true
  if (format === 'int64' || format === 'uint64') return !/^-?\d{1,20}$/.test(value)
  if (format === 'byte') return !/^[A-Za-z0-9+/_-]*={0,2}$/.test(value)
  return values !== undefined && !values.includes(value)
}
