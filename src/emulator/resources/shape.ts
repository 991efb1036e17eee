/**
 * Parses client input by a table of known fields: unknown fields are dropped and a field that is null is
 * absent (clients send both; as in protobuf, items of a list or map can't be null), int64 is accepted as a number or string and stored as a string, and a value of
 * the wrong type is refused. The result has its fields in the order of the table.
 */
import { wrongType } from '../base/errors.ts'
import { isObject } from '../../compute/isObject.ts'

export type Shape =
  | 'string'
  | 'int64'
  | 'uint64'
  | 'int32'
  | 'double'
  | 'boolean'
  | 'any'
  | { readonly list: Shape }
  | { readonly map: Shape }
  | { readonly fields: Fields }
export interface Fields {
  readonly [name: string]: Shape
}

/** The result of parsing by a shape. */
type Read<S> = S extends 'string' | 'int64' | 'uint64'
  ? string
  : S extends 'int32' | 'double'
    ? number
    : S extends 'boolean'
      ? boolean
      : S extends { readonly list: infer Item }
        ? Read<Item>[]
        : S extends { readonly map: infer Item }
          ? Record<string, Read<Item>>
          : S extends { readonly fields: infer Table }
            ? ReadFields<Table>
            : unknown
export type ReadFields<Table> = { -readonly [Name in keyof Table]?: Read<Table[Name]> }

const READERS = {
  string: readString,
  int64: integerFrom(-(2n ** 63n), 2n ** 63n - 1n, 'TYPE_INT64'),
  uint64: integerFrom(0n, 2n ** 64n - 1n, 'TYPE_UINT64'),
  int32: readInt32,
  double: readDouble,
  boolean: readBoolean,
}

/**
 * The known, non-null fields of an object, each parsed by its shape.
 * @param value parsed JSON
 * @param path of the value, for the error: `resource`
 * @throws ApiError if the value isn’t an object or a field has the wrong type
 */
export function readFields<Table extends Fields>(
  table: Table,
  value: unknown,
  path: string,
): ReadFields<Table> {
  const object = readObject(value, path)
  const known: Record<string, unknown> = {}
  for (const [name, shape] of Object.entries(table)) {
    const field = Object.hasOwn(object, name) ? object[name] : undefined
    if (field !== undefined && field !== null) known[name] = read(shape, field, `${path}.${name}`)
  }
  // Each field has just been parsed by its shape, as the type says.
  return known as ReadFields<Table>
}

function read(shape: Shape, value: unknown, path: string): unknown {
  if (shape === 'any') return value
  if (typeof shape === 'string') return READERS[shape](value, path)
  if ('fields' in shape) return readFields(shape.fields, value, path)
  if ('map' in shape) return readMap(shape.map, readObject(value, path), path)
  if (!Array.isArray(value)) throw wrongType(path, 'TYPE_LIST', value)
  return value.map((item, index) => read(shape.list, item, `${path}[${index}]`))
}

/** The value as a JSON object. @throws ApiError if it isn’t one */
export function readObject(value: unknown, path: string): Record<string, unknown> {
  if (!isObject(value)) throw wrongType(path, 'TYPE_MESSAGE', value)
  return value
}

/** `Object.fromEntries` defines each key, so `__proto__` is a key like any other. */
function readMap(shape: Shape, object: Record<string, unknown>, path: string) {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [key, read(shape, value, `${path}.${key}`)]),
  )
}

function readString(value: unknown, path: string): string {
  if (typeof value !== 'string') throw wrongType(path, 'TYPE_STRING', value)
  return value
}

/** Reads integers wider than 53 bits, within bounds. */
function integerFrom(least: bigint, most: bigint, type: string) {
  return (value: unknown, path: string): string => {
    const isInteger =
      typeof value === 'string' ? /^-?\d{1,20}$/.test(value) : Number.isSafeInteger(value)
    const number = isInteger ? BigInt(value as string | number) : undefined
    if (number !== undefined && number >= least && number <= most) return number.toString()
    throw wrongType(path, type, value)
  }
}

function readInt32(value: unknown, path: string): number {
  const number = typeof value === 'string' && /^-?\d{1,10}$/.test(value) ? Number(value) : value
  if (typeof number === 'number' && Number.isInteger(number) && Math.abs(number) <= 2 ** 31) {
    return number
  }
  throw wrongType(path, 'TYPE_INT32', value)
}

function readDouble(value: unknown, path: string): number {
  if (typeof value === 'number') return value
  throw wrongType(path, 'TYPE_DOUBLE', value)
}

function readBoolean(value: unknown, path: string): boolean {
  if (typeof value === 'boolean') return value
  if (value === 'true' || value === 'false') return value === 'true'
  throw wrongType(path, 'TYPE_BOOL', value)
}
