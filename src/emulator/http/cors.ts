/** CORS, for origins allowed by the guard. */

const REQUEST_HEADERS = [
  'authorization',
  'content-type',
  'x-goog-api-client',
  'x-goog-api-version',
  'x-goog-request-params',
  'x-goog-user-project',
  'x-goog-request-reason',
  'x-cloud-trace-context',
  'x-origin',
  'x-referer',
  'x-requested-with',
].join(', ')

/** Adds the headers that let the requesting page read a response. */
export function allowOrigin(response: Response, origin: string | null): Response {
  if (origin === null) return response
  response.headers.set('access-control-allow-origin', origin)
  response.headers.set('access-control-expose-headers', 'retry-after')
  return response
}

/** The response to a preflight. */
export function preflight(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-methods': 'GET, POST, PATCH, PUT, DELETE',
      'access-control-allow-headers': REQUEST_HEADERS,
      'access-control-max-age': '3600',
      vary: 'Origin',
    },
  })
}
