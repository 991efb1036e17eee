import { readText } from './body.ts'

/**
 * Google’s Python client sends a GET whose URL would be too long as a POST with the query as its body.
 * @returns the GET it stands for; any other request unchanged
 */
export async function withoutOverride(request: Request): Promise<Request> {
  const { method, headers } = request
  if (method !== 'POST' || headers.get('x-http-method-override') !== 'GET') return request
  const url = new URL(request.url)
  url.search = await readText(request)
  const left = new Headers(headers)
  for (const name of ['content-type', 'content-length', 'x-http-method-override']) left.delete(name)
  return new Request(url, { headers: left })
}
