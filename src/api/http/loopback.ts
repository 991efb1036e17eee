/** Addresses of this machine: reachable without a network. */

/** Whether the API is on this machine: being offline doesn't matter then. */
export const isLoopback = (base: string): boolean => isThisMachine(new URL(base).hostname)

/** Whether the API is on this machine, and the page is another host's: browsers require a permission. */
export const needsAccess = (base: string, page = globalThis.location?.origin): boolean =>
  page !== undefined && isLoopback(base) && !isLoopback(page)

/** Whether a host name is this machine's. */
export const isThisMachine = (hostname: string): boolean =>
  /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname)
