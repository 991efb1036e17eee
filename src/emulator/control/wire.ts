/** Parses the bodies of control routes strictly, so that a misspelled setting is an error. */
import { ApiError } from '../base/errors.ts'
import { answerResponse } from '../http/respond.ts'
import { isObject } from '../../compute/isObject.ts'

const NO_QUERY = new URLSearchParams()

/** Responds like the API: indented JSON, or 204 without a result. */
export const reply = (answer: object | undefined) => answerResponse(answer, NO_QUERY)

export type Body = ReadonlyMap<string, unknown>

export const bad = (message: string) => new ApiError(400, 'invalid', message)

/** The fields of a body; none without a body. @throws ApiError for an unknown field */
export function readBody(value: unknown, known: readonly string[]): Body {
  if (value === undefined) return new Map()
  if (!isObject(value)) throw bad('The body must be a JSON object.')
  const unknown = Object.keys(value).find((field) => !known.includes(field))
  if (unknown !== undefined) {
    throw bad(
      `There is no field '${unknown.slice(0, 100)}'; the fields are: ${known.join(', ') || 'none'}.`,
    )
  }
  return new Map(Object.entries(value))
}

export function optionalString(body: Body, field: string): string | undefined {
  const value = body.get(field)
  if (value === undefined || typeof value === 'string') return value
  throw bad(`'${field}' must be a string.`)
}

export function optionalNumber(body: Body, field: string): number | undefined {
  const value = body.get(field)
  if (value === undefined) return undefined
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value
  throw bad(`'${field}' must be a number, not negative.`)
}
