/**
 * A name for a downloaded file: letters, digits, dashes, dots and underscores, at most 100, never
 * empty or hidden.
 */
export function fileName(name: string, extension: string): string {
  const safe = name
    .replace(/[^\w.-]+/g, '_')
    .replace(/^[._]+/, '')
    .slice(0, 100)
  return `${safe || 'image'}.${extension}`
}
