/**
 * Whether a lock (fingerprint, etag) that a client sent is the present one. They are bytes, which
 * clients may send back in either alphabet of base64: gcloud reads `+/` and writes `-_`.
 */
export function sameLock(sent: string | undefined, present: string | undefined): boolean {
  return sent !== undefined && present !== undefined && canonical(sent) === canonical(present)
}

const canonical = (text: string) =>
  text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '')
