/**
 * base64 in its standard alphabet, padded. The API returns bytes in the URL-safe alphabet, and some clients
 * leave out the padding.
 */
export function standardBase64(text: string): string {
  let end = text.length
  // `/=+$/` takes time quadratic in the padding of what isn’t base64 at all.
  while (text[end - 1] === '=') end--
  const digits = text.slice(0, end).replaceAll('-', '+').replaceAll('_', '/')
  return digits.padEnd(Math.ceil(digits.length / 4) * 4, '=')
}
