/** Addresses of this machine: reachable without a network. */

/** Whether the API is on this machine: being offline doesn't matter then. */
export const isLoopback = (base: string): boolean => isThisMachine(new URL(base).hostname)

/** Whether a host name is this machine's. */
export const isThisMachine = (hostname: string): boolean =>
  /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname)
