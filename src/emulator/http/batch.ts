/** `POST /batch/compute/v1`: many requests in one multipart/mixed body, handled in order. */
import { ApiError, parseError, tooLarge } from '../base/errors.ts'
import { createPatience } from '../base/patience.ts'
import { readText } from './body.ts'
import { errorResponse } from './respond.ts'

const MOST_PARTS = 1000
/** In characters: about a hundred pages of 500 images. */
const LARGEST_ANSWER = 64 << 20

interface Part {
  /** Its `Content-ID`, with the angle brackets. */
  id: string | undefined
  request: Request
}

/**
 * @param fetch handles one request
 * @param most length of the response, in characters, after which no more parts are executed
 * @param impatient called after each part; returns a promise to await when it is time to yield
 * @throws ApiError if the body isn’t a batch, or has too many parts
 */
export async function answerBatch(
  batch: Request,
  fetch: (request: Request) => Promise<Response>,
  most = LARGEST_ANSWER,
  impatient = createPatience(),
): Promise<Response> {
  const type = batch.headers.get('content-type') ?? ''
  const boundary = /^multipart\/mixed\s*;.*\bboundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type)
  const mark = boundary?.[1] ?? boundary?.[2]
  if (mark === undefined) {
    throw new ApiError(400, 'badRequest', 'Batch requests must be multipart/mixed with a boundary.')
  }
  const parts = readParts(await readText(batch), mark, batch)
  const answers: string[] = []
  let size = 0
  for (const { id, request } of parts) {
    // One after the other, as a client may count on: a delete before an insert of the same name.
    const response = size > most ? errorResponse(tooMuch()) : await fetch(request)
    const answer = await writePart(id, response)
    await impatient()
    size += answer.length
    answers.push(answer)
  }
  const out = `batch_${mark.replaceAll(/[^\w]/g, '').slice(0, 32)}x`
  const body = `${answers.map((text) => `--${out}\r\n${text}\r\n`).join('')}--${out}--\r\n`
  return new Response(body, {
    headers: {
      'content-type': `multipart/mixed; boundary=${out}`,
      'cache-control': 'no-store',
      vary: 'Origin, X-Origin, Referer',
      'x-content-type-options': 'nosniff',
    },
  })
}

const tooMuch = () => tooLarge(413, 'The answer of the batch')

function readParts(text: string, boundary: string, batch: Request): Part[] {
  const sections = `\r\n${text.replaceAll(/\r?\n/g, '\r\n')}`.split(`\r\n--${boundary}`)
  const bodies = sections.slice(1).filter((section) => !section.startsWith('--'))
  if (bodies.length === 0) throw parseError('The batch has no parts.')
  if (bodies.length > MOST_PARTS) {
    throw new ApiError(400, 'badRequest', `The batch has more than ${MOST_PARTS} parts.`)
  }
  return bodies.map((section) => readPart(section.replace(/^[^\S\r\n]*\r\n/, ''), batch))
}

/** A part: its own headers, an empty line, then an HTTP request. */
function readPart(section: string, batch: Request): Part {
  const [outer, http] = cut(section)
  const [head, body] = cut(http)
  const [line = '', ...headerLines] = head.split('\r\n')
  const [, method, target] = /^([A-Z]+) (\S+)(?: HTTP\/[\d.]+)?$/.exec(line) ?? []
  if (method === undefined || target === undefined) throw parseError('A part is no HTTP request.')
  const url = readTarget(target, batch)
  const headers = readHeaders(headerLines)
  for (const name of ['authorization', 'origin', 'sec-fetch-site']) {
    const value = batch.headers.get(name)
    if (value !== null && (name !== 'authorization' || !headers.has(name))) headers.set(name, value)
  }
  const hasBody = body !== '' && method !== 'GET' && method !== 'HEAD'
  const text = hasBody ? body.replace(/\r\n$/, '') : null
  const request = makeRequest(url, { method, headers, body: text, signal: batch.signal })
  return { id: readHeaders(outer.split('\r\n')).get('content-id') ?? undefined, request }
}

/** A full URL or absolute path; either way it is handled here, and it may not be another batch. */
function readTarget(target: string, batch: Request): URL {
  const base = new URL(batch.url)
  if (!URL.canParse(target, base)) throw parseError('A part has no URL that can be read.')
  const { pathname, search } = new URL(target, base)
  if (!pathname.startsWith('/compute/')) throw parseError('A part is not a request to this API.')
  return new URL(pathname + search, base)
}

function makeRequest(url: URL, init: RequestInit): Request {
  try {
    return new Request(url, init)
  } catch {
    throw parseError('A part is no HTTP request.')
  }
}

function readHeaders(lines: readonly string[]): Headers {
  const headers = new Headers()
  for (const line of lines) {
    const [, name, text] = /^([\w-]+):(.*)$/.exec(line) ?? []
    const value = text?.trim()
    if (name === undefined || value === undefined || /^(?:host|content-length)$/i.test(name))
      continue
    if (!/[^\t\x20-\xff]/.test(value)) headers.append(name, value)
  }
  return headers
}

/** What comes before and after the first empty line. */
function cut(text: string): [string, string] {
  const at = text.indexOf('\r\n\r\n')
  return at < 0 ? [text.replace(/\r\n$/, ''), ''] : [text.slice(0, at), text.slice(at + 4)]
}

async function writePart(id: string | undefined, response: Response): Promise<string> {
  const body = await response.text()
  response.headers.set('content-length', String(new TextEncoder().encode(body).byteLength))
  const reply =
    id === undefined ? '' : `Content-ID: ${id.replace(/^<?/, '<response-').replace(/>?$/, '>')}\r\n`
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}\r\n`).join('')
  const reason = STATUS_TEXTS.get(response.status) ?? 'Error'
  const status = `HTTP/1.1 ${response.status} ${reason}`
  return `Content-Type: application/http\r\n${reply}\r\n${status}\r\n${headers}\r\n${body}`
}

const STATUS_TEXTS = new Map([
  [200, 'OK'],
  [204, 'No Content'],
  [400, 'Bad Request'],
  [401, 'Unauthorized'],
  [403, 'Forbidden'],
  [404, 'Not Found'],
  [409, 'Conflict'],
  [412, 'Precondition Failed'],
  [413, 'Payload Too Large'],
  [415, 'Unsupported Media Type'],
  [429, 'Too Many Requests'],
  [500, 'Internal Server Error'],
  [501, 'Not Implemented'],
  [503, 'Service Unavailable'],
])
