/** Reads request bodies, within limits. */
import { ApiError, notGzip, notJson, parseError, tooLarge } from '../base/errors.ts'

const LARGEST_BODY = 1 << 20
/** Large enough to load a dump of whole projects. */
export const LARGEST_DUMP = 256 << 20
const DEEPEST = 64

/**
 * The text of a body.
 * @throws ApiError 413 as soon as more than `most` bytes have arrived or been unpacked, or 400 if they aren’t
 * UTF-8
 */
export async function readText(request: Request, most = LARGEST_BODY): Promise<string> {
  const length = request.headers.get('content-length')
  if (Number(length ?? 0) > most) throw tooLarge(413, 'The body')
  const isPacked = isGzip(request.headers.get('content-encoding'))
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    // At once, which takes a fraction of the time: no more than this length arrives.
    if (length !== null && !isPacked) return decoder.decode(await request.arrayBuffer())
    const body = isPacked
      ? request.body?.pipeThrough(new DecompressionStream('gzip'))
      : request.body
    let size = 0
    let text = ''
    for await (const chunk of body ?? []) {
      size += chunk.byteLength
      if (size > most) throw tooLarge(413, 'The body')
      text += decoder.decode(chunk, { stream: true })
    }
    return text + decoder.decode()
  } catch (error) {
    if (error instanceof ApiError) throw error
    const form = isPacked ? 'UTF-8 compressed with gzip' : 'UTF-8'
    throw parseError(`The body is not ${form}, or did not come to its end.`)
  }
}

/** Whether a body is compressed, as all are that Google’s Java client sends. @throws ApiError if it is in another way */
function isGzip(encoding: string | null): boolean {
  if (encoding === null || /^identity$/i.test(encoding)) return false
  if (/^(?:x-)?gzip$/i.test(encoding)) return true
  throw notGzip(encoding.slice(0, 100))
}

/**
 * The JSON of a body; undefined if there is none (one client sends an empty JSON string instead).
 * @throws ApiError if it isn’t JSON or isn’t declared as such: a foreign page can send other types
 * without a preflight
 */
export async function readJson(request: Request, most = LARGEST_BODY): Promise<unknown> {
  const text = await readText(request, most)
  if (text === '') return undefined
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/json\s*(?:;|$)/i.test(type)) throw notJson(type.slice(0, 100))
  const value = parse(text)
  if (!isShallow(value, DEEPEST)) throw parseError('Message too deep.')
  return value === '' ? undefined : value
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw parseError('Unexpected token.')
  }
}

function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return depth > 0 && Object.values(value).every((item) => isShallow(item, depth - 1))
}
