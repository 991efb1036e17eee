/** CORS, for origins allowed by the guard. */

/** Adds the headers that let the requesting page read a response. */
export function allowOrigin(response: Response, origin: string | null): Response {
  if (origin === null) return response
  response.headers.set('access-control-allow-origin', origin)
  response.headers.set('access-control-expose-headers', 'retry-after')
  return response
}

/**
 * The response to a preflight. It allows whatever headers the page asks for: connections may have any, and
 * what a page may do is decided by its origin.
 * @param asked `Access-Control-Request-Headers`
 */
export function preflight(asked: string | null): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-methods': 'GET, POST, PATCH, PUT, DELETE',
      ...(asked !== null && { 'access-control-allow-headers': asked }),
      'access-control-max-age': '3600',
      vary: 'Origin, Access-Control-Request-Headers',
    },
  })
}
