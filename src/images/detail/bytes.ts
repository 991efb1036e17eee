import { standardBase64 } from '../../text/base64.ts'

/**
 * Decodes base64, including the URL-safe variant in which the API returns keys.
 * @returns the bytes, or null if the text isn't base64
 */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(standardBase64(text)), (char) => char.charCodeAt(0))
  } catch {
    return null
  }
}

/** SHA-256 of the bytes as lowercase hex. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
