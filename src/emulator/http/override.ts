import { readText } from './body.ts'
import { missing } from './notEmulated.ts'

/**
 * Google’s clients send what their transport can’t as a POST that names its method: Java’s a PATCH, and
 * both Java’s and Python’s a GET whose URL would be too long, with the query as its body.
 * @returns the request it stands for; any other request unchanged
 * @throws ApiError for any other method than these and DELETE: the POST isn’t what was asked for
 */
export async function withoutOverride(request: Request): Promise<Request> {
  const asked = request.headers.get('x-http-method-override') ?? 'POST'
  if (request.method !== 'POST' || asked === 'POST') return request
  const url = new URL(request.url)
  const headers = new Headers(request.headers)
  headers.delete('x-http-method-override')
  if (asked === 'PATCH' || asked === 'DELETE')
    return new Request(request, { method: asked, headers })
  if (asked !== 'GET') throw missing(asked.slice(0, 20), url.pathname)
  url.search = [url.search.slice(1), await readText(request)].filter(Boolean).join('&')
  for (const name of ['content-type', 'content-length', 'content-encoding']) headers.delete(name)
  return new Request(url, { headers })
}
