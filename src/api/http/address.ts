/** Rules for an address that requests, and a token with them, may be sent to. */

/**
 * What is wrong with an API address; null when it is fine. It is https, or http on this machine, or a
 * path of this page's own server, and ends in the version: `https://compute.googleapis.com/compute/v1`.
 */
export function addressProblem(address: string): string | null {
  if (!/^(?:https?:\/\/|\/(?!\/))/.test(address))
    return 'Begin with https:// or, for this server, with /.'
  let url: URL
  try {
    url = new URL(address, 'http://localhost')
  } catch {
    return 'This is no URL.'
  }
  if (url.username || url.password) return 'Leave the user name and password out.'
  if (url.search || url.hash || /[?#]/.test(address))
    return 'Leave out everything from “?” or “#” on.'
  if (!/\/compute\/(?:v1|beta|alpha)\/?$/.test(url.pathname)) return 'End with /compute/v1.'
  if (url.protocol === 'http:' && !isThisMachine(url.hostname)) {
    return 'Use https: plain http is for this machine only.'
  }
  return null
}

/** The address as an absolute URL without a slash at the end. */
export function absoluteAddress(address: string, page: string): string {
  return new URL(address, page).href.replace(/\/$/, '')
}

/** Whether the API is on this machine: then "offline" means nothing. */
export const isLoopback = (base: string): boolean => isThisMachine(new URL(base).hostname)

const isThisMachine = (hostname: string): boolean =>
  /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname)
