/**
 * Where the API is and who asks: one value, which can be watched. It is in memory only; another address
 * or a sign-out starts the page anew.
 */
import { PROTECTION_LABEL } from '../../compute/protection.ts'

export interface Connection {
  /** Absolute URL of the service without a slash at the end: `http://127.0.0.1:5173/compute/v1`. */
  base: string
  /** The universe that links in API data belong to: `googleapis.com`. */
  universe: string
  /** The key of the label that protects images; `lifecycle-protect` unless given. */
  protection?: string
}

export interface Session extends Required<Connection> {
  /** The access token; undefined when nobody has signed in. */
  token: string | undefined
  /** The service's last answer was that it does not know who asks (401). */
  refused: boolean
}

let current: Session | undefined
const listeners = new Set<() => void>()

function become(next: Session): void {
  current = next
  for (const listener of listeners) listener()
}

/** Begins a session; called by the boot, before anything is asked. */
export const connect = (connection: Connection): void =>
  become({ protection: PROTECTION_LABEL, ...connection, token: undefined, refused: false })

/** The session; the same object until it changes. Throws when nothing was connected, which is a mistake in the boot. */
export function session(): Session {
  if (!current) throw new Error('Not connected: the boot has to call connect() first.')
  return current
}

/** Calls back after every change of the session. @returns stops that */
export function onSession(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Asks with this access token from now on. */
export const signIn = (token: string): void => become({ ...session(), token, refused: false })

/** The access token, if there is one. */
export const accessToken = (): string | undefined => current?.token

/**
 * Hears whether the service knows who asks: every answer passes here.
 * @param token what the question was sent with; an answer to an earlier one tells nothing
 */
export function heard(token: string | undefined, refused: boolean): void {
  const now = session()
  if (token === now.token && refused !== now.refused) become({ ...now, refused })
}
