/** Checks of JSON values. Written by hand: their messages are what the configuration's author reads. */
import { listed } from '../../text/listed.ts'
import { nearest } from '../../compute/retire/nearest.ts'
import { ConfigError } from '../config/connection.ts'
import { isObject } from '../../compute/isObject.ts'

/** Checks a value. @throws ConfigError that names the field */
export type Check = (value: unknown, field: string) => void

function fail(field: string, message: string): never {
  throw new ConfigError(field, message)
}

/** A text; `problem` returns what is wrong with it, or null. */
export const text =
  (problem: (value: string) => string | null = () => null): Check =>
  (value, field) => {
    if (typeof value !== 'string') fail(field, 'This must be text.')
    const wrong = problem(value)
    if (wrong !== null) fail(field, wrong)
  }

export const matching = (pattern: RegExp, message: string): Check =>
  text((value) => (pattern.test(value) ? null : message))

export const oneOf = (words: readonly string[]): Check =>
  text((value) => {
    if (words.includes(value)) return null
    const meant = nearest(value, words)
    return meant === undefined ? `Use ${listed(words, 'or')}.` : `Did you mean ${meant}?`
  })

export const yesOrNo: Check = (value, field) => {
  if (typeof value !== 'boolean') fail(field, 'This must be true or false.')
}

export const whole =
  (least: number, most: number): Check =>
  (value, field) => {
    const fits = Number.isInteger(value) && Number(value) >= least && Number(value) <= most
    if (!fits) fail(field, `Use a whole number from ${least} to ${most}.`)
  }

/** @param ifEmpty what to do about an empty list; undefined if it may be empty */
export const list =
  (each: Check, ifEmpty?: string): Check =>
  (value, field) => {
    if (!Array.isArray(value)) fail(field, 'This must be a list.')
    if (value.length === 0 && ifEmpty !== undefined) fail(field, ifEmpty)
    for (const [index, one] of value.entries()) each(one, `${field}.${index}`)
  }

/** An object with any keys. */
export const map =
  (key: (name: string) => string | null, each: Check): Check =>
  (value, field) => {
    for (const [name, one] of Object.entries(recordOf(value, field))) {
      const wrong = key(name)
      if (wrong !== null) fail(`${field}.${name}`, wrong)
      each(one, `${field}.${name}`)
    }
  }

/** An object with these fields; those that `required` names have to be there. */
export const object =
  (fields: Readonly<Record<string, Check>>, required: readonly string[] = []): Check =>
  (value, field) => {
    const json = recordOf(value, field)
    const path = (name: string) => (field === '' ? name : `${field}.${name}`)
    for (const name of Object.keys(json)) {
      if (Object.hasOwn(fields, name)) continue
      const meant = nearest(name, Object.keys(fields))
      const hint = meant === undefined ? '' : ` Did you mean ${meant}?`
      fail(path(name), `There is no such field.${hint}`)
    }
    for (const [name, check] of Object.entries(fields)) {
      if (Object.hasOwn(json, name)) check(json[name], path(name))
      else if (required.includes(name)) fail(path(name), 'This is missing.')
    }
  }

export function recordOf(value: unknown, field: string): Record<string, unknown> {
  if (!isObject(value)) fail(field || 'the file', 'This must be a JSON object.')
  return value
}
