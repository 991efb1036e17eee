/**
 * Where the API is and who is signed in: one observable value, in memory only. Another connection is
 * another page.
 */
import { PROTECTION_LABEL } from '../../compute/protection.ts'

export type SignInKind = 'none' | 'token' | 'google' | 'oidc'

export interface Connection {
  /** Absolute URL of the service without a trailing slash: `http://127.0.0.1:5173/compute/v1`. */
  base: string
  /** The universe that links in API data belong to: `googleapis.com`. */
  universe: string
  /** The key of the label that protects images; `lifecycle-protect` unless given. */
  protection?: string
  /** How users sign in; `none` unless given. */
  signIn?: SignInKind
  /** Further headers of each request. */
  headers?: Readonly<Record<string, string>>
  /** Methods that the API doesn't have: `images.deprecate`. */
  without?: readonly string[]
  /** Limits of runs, unless set in this browser. */
  limits?: { atOnce?: number; perSecond?: number }
}

export interface Session extends Required<Omit<Connection, 'without'>> {
  /** The access token; undefined when not signed in. */
  token: string | undefined
  /** When the token expires, ms since the epoch; undefined when unknown. */
  expires: number | undefined
  /** The last response was a 401. */
  refused: boolean
  /** Methods that aren't available here, each with the reason as a sentence. */
  lacking: ReadonlyMap<string, string>
}

let current: Session | undefined
const listeners = new Set<() => void>()

function become(next: Session): void {
  current = next
  for (const listener of listeners) listener()
}

/** Starts a session; called by the boot before any request. */
export const connect = ({ without = [], ...connection }: Connection): void =>
  become({
    protection: PROTECTION_LABEL,
    signIn: 'none',
    headers: {},
    limits: {},
    ...connection,
    token: undefined,
    expires: undefined,
    refused: false,
    lacking: new Map(without.map((method) => [method, doesNotHave(method)])),
  })

/** Why a method can't be used, unless the API says more. */
export const doesNotHave = (method: string): string => `This API doesn’t have ${method}.`

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

/**
 * Uses this access token from now on; undefined signs out.
 * @param expires ms since the epoch, if known
 */
export const signIn = (token: string | undefined, expires?: number): void =>
  become({ ...session(), token, expires, refused: false })

/** The access token, if there is one. */
export const accessToken = (): string | undefined => current?.token

/** The methods that aren't available, with reasons; see {@link Session.lacking}. */
export const lackingMethods = (): ReadonlyMap<string, string> | undefined => current?.lacking

/** Notes that the API doesn't have a method. @param why as a sentence */
export function noteLacking(method: string, why: string): void {
  const now = session()
  if (!now.lacking.has(method))
    become({ ...now, lacking: new Map([...now.lacking, [method, why]]) })
}

/**
 * Notes whether the service accepts the token; every response passes here.
 * @param token what the request was sent with; responses to an earlier token are ignored
 */
export function noteAnswer(token: string | undefined, refused: boolean): void {
  const now = session()
  if (token === now.token && refused !== now.refused) become({ ...now, refused })
}
