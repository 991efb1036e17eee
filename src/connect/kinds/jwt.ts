import { standardBase64 } from '../../text/base64.ts'

/**
 * When a token expires, if it is a JWT that says so (RFC 7519, section 4.1.4); undefined for any other.
 * Its signature is the API's business. @returns ms since the epoch
 */
export function expiryOf(token: string): number | undefined {
  const [, payload, signature] = token.split('.')
  if (!payload || signature === undefined) return undefined
  try {
    const bytes = Uint8Array.from(atob(standardBase64(payload)), (char) => char.charCodeAt(0))
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes))
    const { exp } = Object(claims) as { exp?: unknown }
    return typeof exp === 'number' && Number.isFinite(exp) ? exp * 1000 : undefined
  } catch {
    return undefined
  }
}
