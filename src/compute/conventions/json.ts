/** Checks of JSON values that find everything wrong with them. Their messages are for its author. */
import { listed } from '../../text/listed.ts'
import { nearest } from '../retire/nearest.ts'
import type { FieldProblem } from '../retire/policy.ts'
import { isObject } from '../isObject.ts'

/** Adds what is wrong with a value. @param field its path: `rules.0.families` */
export type Check = (value: unknown, field: string, problems: FieldProblem[]) => void

const below = (field: string, key: string | number) =>
  field === '' ? String(key) : `${field}.${key}`

/** A value for which `problem` returns null, and not what is wrong with it. */
export const value =
  (problem: (value: unknown) => string | null): Check =>
  (json, field, problems) => {
    const message = problem(json)
    if (message !== null) problems.push({ field, message })
  }

export const text = (problem: (value: string) => string | null): Check =>
  value((json) => (typeof json === 'string' ? problem(json) : 'This must be text.'))

export const yesOrNo: Check = value((json) =>
  typeof json === 'boolean' ? null : 'This must be true or false.',
)

export const oneOf = (words: readonly string[]): Check =>
  text((word) =>
    words.includes(word) ? null : (hint(word, words) ?? `Use ${listed(words, 'or')}.`),
  )

const MOST = 100

export const list =
  (each: Check): Check =>
  (json, field, problems) => {
    const wrong = !Array.isArray(json)
      ? 'This must be a list.'
      : json.length === 0
        ? 'Add at least one.'
        : json.length > MOST
          ? `Use at most ${MOST}.`
          : undefined
    if (wrong !== undefined) problems.push({ field, message: wrong })
    else
      for (const [index, one] of (json as unknown[]).entries())
        each(one, below(field, index), problems)
  }

/** An object with any keys. @param key what is wrong with a key, or null */
export const map =
  (key: (name: string) => string | null, each: Check): Check =>
  (json, field, problems) => {
    if (!isObject(json)) return void problems.push({ field, message: NO_OBJECT })
    for (const [name, one] of Object.entries(json)) {
      const message = key(name)
      if (message === null) each(one, below(field, name), problems)
      else problems.push({ field: below(field, name), message })
    }
  }

/**
 * An object with these fields and no others.
 * @param required those that have to be there
 * @param also checks what only the fields together show
 */
export const object =
  (
    fields: Readonly<Record<string, Check>>,
    required: readonly string[] = [],
    also: Check = () => undefined,
  ): Check =>
  (json, field, problems) => {
    if (!isObject(json)) return void problems.push({ field, message: NO_OBJECT })
    const before = problems.length
    for (const [name, one] of Object.entries(json)) {
      const check = Object.hasOwn(fields, name) ? fields[name] : undefined
      if (check) check(one, below(field, name), problems)
      else problems.push({ field: below(field, name), message: unknownField(name, fields) })
    }
    for (const name of required) {
      if (!Object.hasOwn(json, name))
        problems.push({ field: below(field, name), message: 'This is missing.' })
    }
    if (problems.length === before) also(json, field, problems)
  }

const NO_OBJECT = 'This must be a JSON object.'

const unknownField = (name: string, fields: object) =>
  ['There is no such field.', hint(name, Object.keys(fields))].filter(Boolean).join(' ')

function hint(word: string, words: readonly string[]): string | undefined {
  const meant = nearest(word, words)
  return meant === undefined ? undefined : `Did you mean ${meant}?`
}
