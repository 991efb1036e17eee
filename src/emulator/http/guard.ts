/**
 * Access control: any web page a developer visits can send requests to localhost, so a request must
 * name an allowed host (against DNS rebinding) and come from an allowed origin, with or without a
 * preflight.
 */
import { refused, tooLarge } from '../base/errors.ts'

export interface GuardOptions {
  /** Allowed hosts besides loopback, without port; `any` if it doesn’t listen on loopback. */
  allowedHosts: readonly string[] | 'any'
  /** Allowed origins besides loopback: `https://console.example.com`. */
  allowedOrigins: readonly string[]
}

/** The host names of this machine. */
export const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/
const LONGEST_URL = 8192

/** @throws ApiError if the host or the origin isn’t allowed */
export function guard(request: Request, url: URL, options: GuardOptions): void {
  checkHosts(request, url, options)
  const origin = request.headers.get('origin')
  if (origin !== null) {
    if (isAllowedOrigin(origin, url, options)) return
    throw refused(
      403,
      `Origin '${origin.slice(0, 200)}' is not allowed. Start with --allow-origin to allow it.`,
    )
  }
  if (request.headers.get('sec-fetch-site') === 'cross-site') {
    throw refused(403, 'Requests from other sites are not allowed.')
  }
}

/** @throws ApiError */
export function checkLength(request: Request): void {
  if (request.url.length > LONGEST_URL) throw tooLarge(414, 'The URL')
}

/** The host check alone, for pages, which other sites may link to. @throws ApiError */
export function checkHosts(request: Request, url: URL, options: GuardOptions): void {
  checkHost(url.hostname, options)
  const header = request.headers.get('host')
  if (header !== null) checkHost(header.replace(/:\d+$/, '').toLowerCase(), options)
}

function checkHost(host: string, { allowedHosts }: GuardOptions): void {
  if (allowedHosts === 'any' || LOOPBACK.test(host) || allowedHosts.includes(host)) return
  throw refused(
    421,
    `Host '${host.slice(0, 200)}' is not served here. Start with --allowed-host to allow it.`,
  )
}

function isAllowedOrigin(origin: string, own: URL, { allowedOrigins }: GuardOptions): boolean {
  if (origin === own.origin || allowedOrigins.includes(origin)) return true
  if (!URL.canParse(origin)) return false
  const { protocol, hostname, origin: canonical } = new URL(origin)
  return origin === canonical && /^https?:$/.test(protocol) && LOOPBACK.test(hostname)
}
