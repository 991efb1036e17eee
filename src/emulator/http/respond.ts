/** The one place that writes answers: status, headers, JSON, Google's error envelope. */
import type { ApiError } from '../errors.ts'
import { JsonText, type Answer } from '../resources/context.ts'
import { maskText, parseMask } from './fieldMask.ts'

const HEADERS = {
  'content-type': 'application/json; charset=UTF-8',
  'cache-control': 'no-store',
  vary: 'Origin, X-Origin, Referer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'same-site',
  server: 'ESF',
}

/** Writes what a method answered, as the query wants it: indented unless `prettyPrint=false`, all or some fields. */
export function answerResponse(answer: Answer, query: URLSearchParams): Response {
  if (answer === undefined) {
    const { 'content-type': _none, ...headers } = HEADERS
    return new Response(null, { status: 204, headers })
  }
  return new Response(answerText(answer, query), { status: 200, headers: HEADERS })
}

function answerText(answer: object, query: URLSearchParams): string {
  const fields = query.get('fields')
  const indent = indentOf(query)
  const whole = answer instanceof JsonText ? answer.text : JSON.stringify(answer)
  const text = fields ? maskText(whole, parseMask(fields)) : whole
  return indent === 0 ? text : JSON.stringify(JSON.parse(text), null, indent)
}

const indentOf = (query: URLSearchParams) =>
  /^(?:false|0)$/i.test(query.get('prettyPrint') ?? '') ? 0 : 2

/** @throws ApiError when the query asks for what could not be written, before anything is done */
export function checkWanted(query: URLSearchParams): void {
  const fields = query.get('fields')
  if (fields) parseMask(fields)
}

/** Writes an error in Google's envelope. */
export function errorResponse(error: ApiError, query = new URLSearchParams()): Response {
  const headers = new Headers(HEADERS)
  if (error.extras.retryAfter) headers.set('retry-after', error.extras.retryAfter)
  const text = JSON.stringify(envelope(error), null, indentOf(query))
  return new Response(text, { status: error.code, headers })
}

function envelope({ code, message, reason, extras }: ApiError): object {
  const {
    domain = 'global',
    itemMessage = message,
    location,
    locationType,
    status,
    details,
  } = extras
  const item = { message: itemMessage, domain, reason, location, locationType }
  return { error: { code, message, errors: [item], status, details } }
}
