/** CORS, for origins that the guard has let pass. */

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

/** Adds to an answer what lets the asking page read it. */
export function allowOrigin(response: Response, origin: string | null): Response {
  if (origin === null) return response
  response.headers.set('access-control-allow-origin', origin)
  response.headers.set('access-control-expose-headers', 'retry-after')
  return response
}

/** The answer to a preflight. */
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
