/** Times as the API writes and takes them. */

/**
 * Reads a time of the API as ms since the epoch; NaN when it is none. RFC 3339; a time without a zone
 * is UTC: `gcloud compute images deprecate --delete-in` sends such times.
 */
export function parseTime(text: string): number {
  const zoned = /(?:[zZ]|[-+]\d\d:?\d\d)$/.test(text) || /^\d{4}-\d\d-\d\d$/.test(text)
  return Date.parse(zoned ? text : `${text}Z`)
}

/**
 * Compares two creation timestamps, newer first, for sorting. Equal text is the common case; offsets
 * differ between summer and winter, so text order will not do. Times that cannot be read sort last.
 */
export function newestFirst(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0
  const x = a === undefined ? NaN : parseTime(a)
  const y = b === undefined ? NaN : parseTime(b)
  return (Number.isNaN(y) ? -Infinity : y) - (Number.isNaN(x) ? -Infinity : x) || 0
}
