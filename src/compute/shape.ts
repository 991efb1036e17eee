/**
 * What the API's values look like. Every page of the list passes through this before its first row shows:
 * it is a fraction of what zod weighs, which checks what people type and what files contain.
 */
import { isObject } from './isObject.ts'

/** The keys that lead to a part of a value. */
type Path = readonly string[]

/** Tells which parts of a value don't fit, each by its path; nothing if it is a `T`. */
export interface Shape<out T> {
  (value: unknown): readonly Path[]
  /** For types alone. */
  readonly type?: T
}

/** The type of the values that fit. */
export type Infer<S> = S extends Shape<infer T> ? T : never

type Optional<F> = { [K in keyof F]: undefined extends Infer<F[K]> ? K : never }[keyof F]

type Fields<F> = { [K in Exclude<keyof F, Optional<F>>]: Infer<F[K]> } & {
  [K in Optional<F>]?: Infer<F[K]>
}

const FITS: readonly Path[] = []
const WRONG: readonly Path[] = [[]]

const test =
  <T>(fits: (value: unknown) => boolean): Shape<T> =>
  (value) =>
    fits(value) ? FITS : WRONG

export const string = test<string>((value) => typeof value === 'string')
export const number = test<number>(Number.isFinite)
export const boolean = test<boolean>((value) => typeof value === 'boolean')
export const unknown = test<unknown>(() => true)

/** The shape, or nothing. */
export const optional =
  <T>(shape: Shape<T>): Shape<T | undefined> =>
  (value) =>
    value === undefined ? FITS : shape(value)

export const array =
  <T>(item: Shape<T>): Shape<T[]> =>
  (value) =>
    Array.isArray(value) ? value.flatMap((each, index) => below(`${index}`, item(each))) : WRONG

/** Values by any key, `__proto__` among them: in JSON that is a key like any other. */
export const map =
  <T>(item: Shape<T>): Shape<Record<string, T>> =>
  (value) =>
    isObject(value) ? Object.entries(value).flatMap(([key, each]) => below(key, item(each))) : WRONG

/** An object with these fields, and any others. */
export function object<F extends Record<string, Shape<unknown>>>(
  fields: F,
): Shape<{ [K in keyof Fields<F>]: Fields<F>[K] }> & { readonly fields: F } {
  const known = new Map(Object.entries(fields))
  const required = [...known].flatMap(([key, field]) => (field(undefined).length > 0 ? [key] : []))
  const shape = (value: unknown) => {
    if (!isObject(value)) return WRONG
    let wrong = FITS
    for (const key of required) if (!(key in value)) wrong = [...wrong, [key]]
    // Most values have few of the fields that they may have.
    for (const key in value) {
      const found = known.get(key)?.(value[key]) ?? FITS
      if (found.length > 0) wrong = [...wrong, ...below(key, found)]
    }
    return wrong
  }
  return Object.assign(shape, { fields })
}

const below = (key: string, paths: readonly Path[]): readonly Path[] =>
  paths.length > 0 ? paths.map((path) => [key, ...path]) : paths
