/** The provider of this page's connection; its code is loaded when it is first needed. */
import { configured } from '../config/connection.ts'
import type { Grant, SignIn } from './kind.ts'

let loaded: Promise<SignIn> | undefined

/** Whether users sign in at a provider, rather than with a token of their own. */
export const hasProvider = (): boolean => {
  const { kind } = configured().connection.signIn
  return kind === 'google' || kind === 'oidc'
}

/** @throws Error when the provider can't be reached; the next call tries again */
export function provider(): Promise<SignIn> {
  loaded ??= load().catch((error: unknown) => {
    loaded = undefined
    throw error
  })
  return loaded
}

async function load(): Promise<SignIn> {
  const { signIn } = configured().connection
  if (signIn.kind === 'google') return (await import('./google.ts')).google(signIn)
  return (await import('./oidc.ts')).oidc(signIn)
}

/** Renews the sign-in of this tab, if there was one. */
export const renewHere = async (): Promise<Grant | undefined> => loaded && (await loaded).renew()

/** Signs out at the provider, if this tab signed in there. */
export const signOutHere = async (token: string | undefined): Promise<void> =>
  loaded && (await loaded).signOut(token)
