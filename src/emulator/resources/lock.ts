/**
 * Whether a lock (fingerprint, etag) sent by a client is current. Locks are bytes, which clients may
 * return in either base64 alphabet: gcloud reads `+/` and writes `-_`.
 */
export function sameLock(sent: string | undefined, present: string | undefined): boolean {
  return sent !== undefined && present !== undefined && canonical(sent) === canonical(present)
}

const canonical = (text: string) =>
  text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '')
