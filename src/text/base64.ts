/**
 * base64 in its standard alphabet, padded. The API returns bytes in the URL-safe alphabet, and some clients
 * leave out the padding.
 */
export function standardBase64(text: string): string {
  const digits = text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '')
  return digits.padEnd(Math.ceil(digits.length / 4) * 4, '=')
}
