import { LOOPBACK } from '../http/guard.ts'

/** Whether tokens and keys may be sent to a URL: over TLS, or within this machine. */
export function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname))
}
