/**
 * One sign-in for all tabs of a connection: a tab that has a token gives it to those that need one.
 * Tokens are passed as messages and kept in memory only.
 */
import { accessToken, session, signIn } from '../api/http/session.ts'
import { forgetSeen } from '../browser/storage.ts'
import { inFlight } from '../api/inFlight.ts'
import { forgetLists } from '../api/kept/lists.ts'
import type { Grant } from './kinds/kind.ts'
import { configured } from './config/connection.ts'
import { renewHere, signOutHere } from './kinds/load.ts'

type Message =
  { kind: 'ask'; refused: string | undefined } | ({ kind: 'token' } & Grant) | { kind: 'signOut' }

/** ms that another tab gets to answer: it has nothing to wait for. */
const PATIENCE = 200

/** ms by which it may delay the first page; a refused request asks again. */
const AT_START = 80

let opened: BroadcastChannel | undefined

/** Who the token belongs to, wherever it came from; undefined when unknown. */
let subject: string | undefined

/** Two connections may have the same API, and different users; the first one also has two addresses. */
function channel(): BroadcastChannel {
  if (opened) return opened
  const { name, apiBase } = configured().connection
  opened = new BroadcastChannel(`compute-images session ${name} ${apiBase}`)
  opened.addEventListener('message', ({ data }) => hear(data as Message))
  return opened
}

function say(message: Message): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel never leaves its origin
  channel().postMessage(message)
}

function hear(message: Message): void {
  const now = session()
  switch (message.kind) {
    case 'ask':
      if (now.token !== undefined && !now.refused && now.token !== message.refused) {
        say({ kind: 'token', token: now.token, expires: now.expires, subject })
      }
      return
    case 'token':
      if (now.token === undefined || now.refused || isLater(message.expires, now.expires)) {
        take(message)
      }
      return
    case 'signOut':
      void forgetRead()
      // Otherwise the provider would silently sign in again.
      void signOutHere(now.token).catch(() => undefined)
      if (now.token !== undefined) signIn(undefined)
  }
}

const isLater = (expires: number | undefined, than: number | undefined) =>
  expires !== undefined && than !== undefined && expires > than

/** Starts listening, and takes over the sign-in of another tab. */
export const join = (): Promise<void> => askTabs(undefined, AT_START)

/** A refresh token may work only once, and requests are often refused together: they share a renewal. */
const renewals = inFlight<void>()

/** Gets another token without asking anyone: from another tab, or silently from the provider. */
export const renew = (refused: string | undefined): Promise<void> =>
  renewals(refused ?? '', () => renewNow(refused))

async function renewNow(refused: string | undefined): Promise<void> {
  await askTabs(refused)
  if (accessToken() !== refused) return
  const grant = await renewHere().catch(() => undefined)
  // This tab may have taken over the token of someone else who signed in in another one.
  if (!grant || grant.subject !== subject) return
  // In the meantime, the user may have signed out, or signed in again.
  if (grant.token !== refused && accessToken() === refused) use(grant)
}

/** Signs in, in all tabs. */
export function use(grant: Grant): void {
  take(grant)
  say({ kind: 'token', ...grant })
}

function take(grant: Grant): void {
  subject = grant.subject
  signIn(grant.token, grant.expires)
}

/** Signs out, in all tabs. What was read with the token is forgotten with it, also on disk. */
export async function signOutEverywhere(): Promise<void> {
  say({ kind: 'signOut' })
  signIn(undefined)
  await forgetRead()
}

/** Blocked storage has kept nothing. */
function forgetRead(): Promise<void> {
  const { base } = session()
  forgetSeen(base)
  return forgetLists(base).catch(() => undefined)
}

/** Resolves as soon as there is another token than the refused one, or when nobody has answered. */
function askTabs(refused: string | undefined, patience = PATIENCE): Promise<void> {
  say({ kind: 'ask', refused })
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      opened?.removeEventListener('message', look)
      resolve()
    }
    // After `hear`, which was added first.
    const look = () => {
      if (accessToken() !== refused) end()
    }
    const timer = setTimeout(end, patience)
    channel().addEventListener('message', look)
  })
}
