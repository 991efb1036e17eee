/**
 * Search parameters in the URL: flat text, lists joined by commas, nothing quoted. Each page's
 * schema turns the text into values and ignores what it can't parse.
 */

/** `?q=web&state=ACTIVE,DUE` → `{ q: 'web', state: 'ACTIVE,DUE' }`. */
export const parseSearch = (search: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(search))

/**
 * A page's reader of parameters, so that the page gets no others: the router adds what was read to what
 * is in the URL, so what the reader ignores would still reach the page, unread.
 */
export const only = <Read extends (raw: Record<string, unknown>) => object>(read: Read) =>
  ((raw) => ({
    ...Object.fromEntries(Object.keys(raw).map((key) => [key, undefined])),
    ...read(raw),
  })) as Read

/** The reverse of {@link parseSearch}; undefined, empty text and empty lists are left out. */
export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(search)) {
    const text = Array.isArray(value) ? value.join(',') : scalar(value)
    if (text !== '') params.set(key, text)
  }
  // Commas and slashes are more readable unescaped, and are allowed in a query.
  const text = params.toString().replaceAll('%2C', ',').replaceAll('%2F', '/')
  return text && `?${text}`
}

const scalar = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : ''
