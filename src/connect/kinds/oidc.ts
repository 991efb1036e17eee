/**
 * Any OpenID provider: authorization code with PKCE in a window of its own, so that this page stays as
 * it is. Verifier, tokens and refresh token are in memory only.
 */
import {
  InMemoryWebStorage,
  OidcClient,
  WebStorageStateStore,
  type SigninResponse,
} from 'oidc-client-ts'
import { TIMEOUT } from '../../api/http/early.ts'
import { whyBlocked } from '../../api/http/blocked.ts'
import { heldSecrets, withoutSecrets } from '../../api/http/secrets.ts'
import { BASE } from '../../browser/base.ts'
import type { SignInSettings } from '../config/connection.ts'
import { exchanged } from './exchange.ts'
import { expiryOf } from './jwt.ts'
import type { Grant, SignIn } from './kind.ts'

/** The channel of `public/signed-in.html`, which the provider returns to. */
const RETURNED = 'compute-images signed-in'

/** That the provider gets for each answer: requests wait for a token that is being renewed. */
const SECONDS = TIMEOUT / 1000

/** ms that an identity token has to be valid for to be exchanged again. */
const MARGIN = 30_000

/** @throws Error when the provider doesn't describe itself: wrong address, or not reachable */
export async function oidc(settings: SignInSettings): Promise<SignIn> {
  const { issuer = '', clientId = '', scope = 'openid', audience, exchange } = settings
  const client = new OidcClient({
    authority: issuer,
    client_id: clientId,
    redirect_uri: new URL(`${BASE}signed-in.html`, location.href).href,
    scope,
    requestTimeoutInSeconds: SECONDS,
    stateStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
    ...(audience !== undefined && {
      resource: audience,
      extraQueryParams: { audience },
    }),
  })
  await client.metadataService.getMetadata().catch((error: unknown) => {
    // All that `fetch` says when there was no response.
    const why = error instanceof TypeError ? 'it couldn’t be reached.' : messageOf(error)
    const text = `${issuer} can’t be used to sign in: ${why}`
    throw new Error(whyBlocked(new URL(issuer).origin) ?? text, { cause: error })
  })
  let last: SigninResponse | undefined
  /** How often the window was opened; it is the same one, unless it was closed. */
  let times = 0

  async function grantOf(response: SigninResponse): Promise<Grant> {
    last = response
    const { access_token: token, id_token, expires_at: seconds } = response
    const { sub: subject } = response.profile
    if (exchange) {
      const grant = await (id_token === undefined
        ? exchanged(exchange, clientId, token, 'access_token')
        : exchanged(exchange, clientId, id_token))
      return { ...grant, subject }
    }
    return { token, expires: seconds === undefined ? expiryOf(token) : seconds * 1000, subject }
  }

  /** The provider may not support it; the token is forgotten here in any case. */
  const revoke = async (refresh: string | undefined): Promise<void> => {
    if (refresh) await client.revokeToken(refresh, 'refresh_token').catch(() => undefined)
  }

  return {
    async signIn(_want, signal) {
      const time = ++times
      // Opened at once: later, the browser would block it.
      const opened = window.open(
        'about:blank',
        'compute-images-sign-in',
        'popup,width=520,height=680',
      )
      if (!opened) {
        throw new Error('The browser blocked the sign-in window. Allow pop-ups for this page.')
      }
      try {
        const request = await client.createSigninRequest({})
        const returned = returnedTo(request.state.id, signal)
        opened.location.replace(request.url)
        return await grantOf(await client.processSigninResponse(await returned))
      } catch (error) {
        if (time === times) opened.close()
        if (signal.aborted) throw error
        throw new Error(messageOf(error), { cause: error })
      }
    },

    async renew() {
      if (!last) return undefined
      const { refresh_token, id_token, session_state, profile } = last
      if (refresh_token !== undefined) {
        const state = {
          refresh_token,
          session_state,
          profile,
          ...(id_token !== undefined && { id_token }),
        }
        const resource = audience === undefined ? {} : { resource: audience }
        const before = last
        const response = await client.useRefreshToken({
          state,
          timeoutInSeconds: SECONDS,
          ...resource,
        })
        if (last === before) {
          // A refresh may leave out what stays the same.
          response.id_token ??= id_token
          response.refresh_token ??= refresh_token
          response.profile = profile
          return grantOf(response)
        }
        // Signed out in the meantime, or signed in again.
        if (!last) await revoke(response.refresh_token)
        return undefined
      }
      const isValid = id_token !== undefined && (expiryOf(id_token) ?? 0) > Date.now() + MARGIN
      return exchange && isValid ? grantOf(last) : undefined
    },

    async signOut() {
      const refresh = last?.refresh_token
      last = undefined
      await revoke(refresh)
    },
  }
}

/** The URL that the provider returned to, once it is the answer to this request. */
function returnedTo(state: string, signal: AbortSignal): Promise<string> {
  const channel = new BroadcastChannel(RETURNED)
  return new Promise<string>((resolve, reject) => {
    channel.addEventListener('message', ({ data }) => {
      if (typeof data !== 'string' || !URL.canParse(data)) return
      if (new URL(data).searchParams.get('state') === state) resolve(data)
    })
    signal.addEventListener('abort', () => reject(new DOMException('Canceled.', 'AbortError')), {
      once: true,
    })
  }).finally(() => channel.close())
}

const messageOf = (error: unknown): string =>
  withoutSecrets(error instanceof Error ? error.message : String(error), heldSecrets())
