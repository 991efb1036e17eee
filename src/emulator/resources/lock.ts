import { standardBase64 } from '../../text/base64.ts'

/**
 * Whether a lock (fingerprint, etag) sent by a client is current. Locks are bytes, which clients may
 * return in either base64 alphabet: gcloud reads `+/` and writes `-_`.
 */
export function sameLock(sent: string | undefined, present: string | undefined): boolean {
  return (
    sent !== undefined && present !== undefined && standardBase64(sent) === standardBase64(present)
  )
}
