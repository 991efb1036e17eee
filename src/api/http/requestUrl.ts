export type Query = Record<string, string | number | boolean | undefined>

/**
 * The full URL of a request. Always with `prettyPrint=false`: white space is a third of a response.
 */
export function requestUrl(base: string, path: string, query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(key, String(value))
  }
  search.set('prettyPrint', 'false')
  return `${base}/${path}?${search}`
}
