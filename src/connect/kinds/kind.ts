import type { Want } from '../../api/http/again.ts'

/** What a sign-in yields. */
export interface Grant {
  token: string
  /** ms since the epoch; undefined when unknown. */
  expires?: number | undefined
  /** Who signed in, as the provider calls them; undefined when unknown. */
  subject?: string | undefined
}

/** A way to sign in at a provider. Its state is in memory only. */
export interface SignIn {
  /**
   * Opens the provider's window: call it while handling a click, or the browser blocks it.
   * @throws Error with a message for the user; AbortError when `signal` aborts
   */
  signIn(want: Want, signal: AbortSignal): Promise<Grant>
  /** Gets another token without a window; undefined when that isn't possible. */
  renew(): Promise<Grant | undefined>
  /** Forgets everything, and revokes the token where the provider can. */
  signOut(token: string | undefined): Promise<void>
}
