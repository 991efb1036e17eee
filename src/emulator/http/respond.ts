/** The only place that writes responses: status, headers, JSON, Google’s error envelope. */
import type { ApiError } from '../base/errors.ts'
import { JsonText, type Answer } from '../resources/context.ts'
import { checkSelection, parseMask } from './fieldMask.ts'
import { maskJson } from './maskJson.ts'
import type { Schema } from './schemas.ts'

const HEADERS = {
  'content-type': 'application/json; charset=UTF-8',
  'cache-control': 'no-store',
  vary: 'Origin, X-Origin, Referer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
  'x-xss-protection': '0',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'same-site',
  server: 'ESF',
}

/** Writes a method’s result as the query requests it: indented unless `prettyPrint=false`, all or some fields. */
export function answerResponse(answer: Answer, query: URLSearchParams): Response {
  if (answer === undefined) {
    const { 'content-type': _none, ...headers } = HEADERS
    return new Response(null, { status: 204, headers })
  }
  const body = answerJson(answer, query)
  const headers = { ...HEADERS, 'content-length': String(body.length) }
  return new Response(body, { status: 200, headers })
}

/** As bytes: for a string, Node allocates three times the space. */
function answerJson(answer: object, query: URLSearchParams): Uint8Array<ArrayBuffer> {
  const fields = query.get('fields')
  const whole = answer instanceof JsonText ? answer : new JsonText(JSON.stringify(answer))
  const bytes = fields ? maskJson(joined(whole), parseMask(fields)) : joined(whole)
  const indent = indentOf(query)
  return indent === 0 ? bytes : encode(JSON.stringify(JSON.parse(decode(bytes)), null, indent))
}

function joined({ text, items }: JsonText): Uint8Array<ArrayBuffer> {
  const at = items.length > 0 ? text.indexOf(NO_ITEMS) : -1
  if (at < 0) return encode(text)
  const inside = at + NO_ITEMS.length
  const [before, after] = [text.slice(0, inside), text.slice(inside)]
  if (typeof items === 'string') return encode(before + items + after)
  const [start, end] = [encode(before), encode(after)]
  const bytes = new Uint8Array(start.length + items.length + end.length)
  bytes.set(start)
  bytes.set(items, start.length)
  bytes.set(end, start.length + items.length)
  return bytes
}

const NO_ITEMS = '"items":['
const encode = (text: string) => new TextEncoder().encode(text)
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

const indentOf = (query: URLSearchParams) =>
  /^(?:false|0)$/i.test(query.get('prettyPrint') ?? '') ? 0 : 2

/**
 * Validates the query’s output parameters before anything is executed.
 * @param schema of the response; absent if not all its fields are known
 * @throws ApiError
 */
export function checkWanted(query: URLSearchParams, schema: Schema | undefined): void {
  const fields = query.get('fields')
  const mask = fields && parseMask(fields)
  if (mask && schema) checkSelection(mask, schema)
}

/** Writes an error in Google's envelope. */
export function errorResponse(error: ApiError, query = new URLSearchParams()): Response {
  const headers = new Headers(HEADERS)
  if (error.extras.retryAfter) headers.set('retry-after', error.extras.retryAfter)
  const body = encode(JSON.stringify(envelope(error), null, indentOf(query)))
  headers.set('content-length', String(body.length))
  return new Response(body, { status: error.code, headers })
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
