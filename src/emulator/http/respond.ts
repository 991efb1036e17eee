/** The only place that writes responses: status, headers, JSON, Google’s error envelope. */
import type { ApiError } from '../base/errors.ts'
import { JsonText, type Answer } from '../resources/context.ts'
import { maskText, parseMask, type Mask } from './fieldMask.ts'

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

/** Writes a method’s result as the query requests it: indented unless `prettyPrint=false`, all or some fields. */
export function answerResponse(answer: Answer, query: URLSearchParams): Response {
  if (answer === undefined) {
    const { 'content-type': _none, ...headers } = HEADERS
    return new Response(null, { status: 204, headers })
  }
  // As bytes: for a string, Node allocates three times the space.
  const body = new TextEncoder().encode(answerText(answer, query))
  return new Response(body, { status: 200, headers: HEADERS })
}

function answerText(answer: object, query: URLSearchParams): string {
  const fields = query.get('fields')
  const indent = indentOf(query)
  const whole = answer instanceof JsonText ? answer : new JsonText(JSON.stringify(answer))
  const text = joined(fields ? masked(whole, parseMask(fields)) : whole)
  return indent === 0 ? text : JSON.stringify(JSON.parse(text), null, indent)
}

/** List items are masked one by one, which is cheaper than first building one long text. */
function masked({ text, items }: JsonText, mask: Mask): JsonText {
  const part = mask.of('items')
  const cut = typeof part === 'object' ? items.map((item) => maskText(item, part)) : items
  return new JsonText(maskText(text, mask), cut)
}

/** Written in one go, because every intermediate join copies the text. */
function joined({ text, items }: JsonText): string {
  const at = items.length > 0 ? text.indexOf(NO_ITEMS) : -1
  if (at < 0) return text
  const inside = at + NO_ITEMS.length
  const [before, after, last] = [text.slice(0, inside), text.slice(inside), items.length - 1]
  return items
    .map((item, index) => (index === 0 ? before : '') + item + (index === last ? after : ''))
    .join()
}

const NO_ITEMS = '"items":['

const indentOf = (query: URLSearchParams) =>
  /^(?:false|0)$/i.test(query.get('prettyPrint') ?? '') ? 0 : 2

/** Validates the query’s output parameters before anything is executed. @throws ApiError */
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
