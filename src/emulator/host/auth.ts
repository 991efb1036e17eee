import type { Auth } from '../http/principal.ts'
import type { OidcOptions } from './oidc.ts'

/** How callers are identified. The library that verifies tokens is loaded with the first one. */
export function authOf(auth: boolean | OidcOptions): Auth {
  if (typeof auth === 'boolean') return auth
  let verifying: Promise<Exclude<Auth, boolean>> | undefined
  return async (token) => {
    verifying ??= import('./oidc.ts').then(({ verifyOidc }) => verifyOidc(auth))
    return (await verifying)(token)
  }
}
