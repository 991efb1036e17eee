/**
 * Where the API is and who is signed in: one observable value, in memory only. Another address or a
 * sign-out reloads the page.
 */
import { PROTECTION_LABEL } from '../../compute/protection.ts'

export interface Connection {
  /** Absolute URL of the service without a trailing slash: `http://127.0.0.1:5173/compute/v1`. */
  base: string
  /** The universe that links in API data belong to: `googleapis.com`. */
  universe: string
  /** The key of the label that protects images; `lifecycle-protect` unless given. */
  protection?: string
}

export interface Session extends Required<Connection> {
  /** The access token; undefined when not signed in. */
  token: string | undefined
  /** The last response was a 401. */
  refused: boolean
}

let current: Session | undefined
const listeners = new Set<() => void>()

function become(next: Session): void {
  current = next
  for (const listener of listeners) listener()
}

/** Starts a session; called by the boot before any request. */
export const connect = (connection: Connection): void =>
  become({ protection: PROTECTION_LABEL, ...connection, token: undefined, refused: false })

/**
 * The session; the same object until it changes. Throws when not connected, which is a bug in the
 * boot.
 */
export function session(): Session {
  if (!current) throw new Error('Not connected: the boot has to call connect() first.')
  return current
}

/** Calls back after every change of the session. @returns a function that unsubscribes */
export function onSession(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Uses this access token from now on. */
export const signIn = (token: string): void => become({ ...session(), token, refused: false })

/** The access token, if there is one. */
export const accessToken = (): string | undefined => current?.token

/**
 * Notes whether the service accepts the token; every response passes here.
 * @param token what the request was sent with; responses to an earlier token are ignored
 */
export function heard(token: string | undefined, refused: boolean): void {
  const now = session()
  if (token === now.token && refused !== now.refused) become({ ...now, refused })
}
