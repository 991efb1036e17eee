/** Where the API is and who asks. Set once at start; another address or a sign-out starts the page anew. */

import { isThisMachine } from './address.ts'

export interface Connection {
  /** Absolute URL of the service without a slash at the end: `http://127.0.0.1:5173/compute/v1`. */
  base: string
  /** The universe that links in API data belong to: `googleapis.com`. */
  universe: string
}

let current: Connection | undefined
let token: string | undefined

/** Sets the address; called by the boot, before anything is asked. */
export function connect(connection: Connection): void {
  current = connection
}

/** The connection; throws when nothing was connected, which is a mistake in the boot. */
export function connection(): Connection {
  if (!current) throw new Error('Not connected: the boot has to call connect() first.')
  return current
}

/** Whether the API is on this machine: then "offline" means nothing. */
export function isLoopback(base: string): boolean {
  return isThisMachine(new URL(base).hostname)
}

/** Keeps an access token, in memory only; undefined forgets it. */
export function setToken(value: string | undefined): void {
  token = value
}

/** The access token, if there is one. For the HTTP client alone. */
export const accessToken = (): string | undefined => token
