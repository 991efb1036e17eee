/** Reads the bodies of control routes: strictly, as a misspelt setting would set nothing. */
import { ApiError } from '../base/errors.ts'
import { answerResponse } from '../http/respond.ts'
import { isObject } from '../resources/shape.ts'

const NO_QUERY = new URLSearchParams()

/** Answers as the API does: indented JSON, 204 for nothing. */
export const reply = (answer: object | undefined) => answerResponse(answer, NO_QUERY)

export type Body = ReadonlyMap<string, unknown>

export const bad = (message: string) => new ApiError(400, 'invalid', message)

/** The fields of a body; none for no body. @throws ApiError for a field that is not among the known */
export function readBody(value: unknown, known: readonly string[]): Body {
  if (value === undefined) return new Map()
  if (!isObject(value)) throw bad('The body must be a JSON object.')
  const unknown = Object.keys(value).find((field) => !known.includes(field))
  if (unknown !== undefined) {
    throw bad(
      `There is no field '${unknown.slice(0, 100)}'; there are ${known.join(', ') || 'none'}.`,
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
