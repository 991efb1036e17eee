/**
 * Google accounts, through the token client of Google Identity Services
 * (https://developers.google.com/identity/oauth2/web/reference/js-reference). Its script is loaded
 * from Google, and only for a connection that is configured for it.
 */
import { asError } from '../../text/asError.ts'
import type { SignInSettings } from '../config/connection.ts'
import type { SignIn } from './kind.ts'
import { googleIdentity } from './googleIdentity.ts'

const WORDS: Readonly<Record<string, string>> = {
  popup_failed_to_open: 'The browser blocked the sign-in window. Allow pop-ups for this page.',
  popup_closed: 'The sign-in window was closed.',
}

/** @throws Error when the script can't be loaded */
export async function google(settings: SignInSettings): Promise<SignIn> {
  const { clientId = '', scope = '', writeScope = scope } = settings
  const identity = await googleIdentity()
  let signedIn = false
  return {
    signIn: (want, signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(asError(signal.reason)), { once: true })
        const wanted = want === 'write' ? writeScope : scope
        const client = identity.initTokenClient({
          client_id: clientId,
          scope: wanted,
          include_granted_scopes: true,
          callback: ({ access_token: token, expires_in: seconds, error, error_description }) => {
            if (!token)
              return reject(new Error(error_description ?? error ?? 'Google returned no token.'))
            signedIn = true
            const expires = seconds === undefined ? undefined : Date.now() + Number(seconds) * 1000
            resolve({ token, expires })
          },
          error_callback: ({ type = '', message }) =>
            reject(new Error(WORDS[type] ?? message ?? type)),
        })
        client.requestAccessToken({ scope: wanted, prompt: signedIn ? '' : 'select_account' })
      }),
    // The token client always opens a window, which needs a click.
    renew: () => Promise.resolve(undefined),
    signOut: (token) =>
      token === undefined
        ? Promise.resolve()
        : new Promise((resolve) => identity.revoke(token, resolve)),
  }
}
