/** Rules for the address that requests, and a token with them, may be sent to. */
import { isThisMachine } from './loopback.ts'

/**
 * What is wrong with an API address; null when it is fine. It must be https, or http on this
 * machine, or a path on this page's own server, and end in the version:
 * `https://compute.googleapis.com/compute/v1`.
 */
export function addressProblem(address: string): string | null {
  if (!/^(?:https?:\/\/|\/(?!\/))/.test(address))
    return 'Start with https://, or with / for this server.'
  let url: URL
  try {
    url = new URL(address, 'http://localhost')
  } catch {
    return 'Not a valid URL.'
  }
  if (url.username || url.password) return 'Leave out the user name and password.'
  if (url.search || url.hash || /[?#]/.test(address))
    return 'Leave out “?” or “#” and everything after.'
  if (!/\/compute\/(?:v1|beta|alpha)\/?$/.test(url.pathname)) return 'End with /compute/v1.'
  if (url.protocol === 'http:' && !isThisMachine(url.hostname)) {
    return 'Use https. Plain http is only for this machine.'
  }
  return null
}

/** The address as an absolute URL without a slash at the end. */
export function absoluteAddress(address: string, page: string): string {
  return new URL(address, page).href.replace(/\/$/, '')
}
