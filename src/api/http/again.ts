/** Requests that were refused for lack of a token, or of access, and are sent again with a new one. */
import { ApiError, isApiError } from './error.ts'
import { accessToken, session } from './session.ts'

/** `write`: the token was accepted, but doesn't allow changes. */
export type Want = 'read' | 'write'

/** How to get another token: see `connect`. */
export interface Renewal {
  /** Without asking anyone. Resolves in any case. @param refused the token not to come back with */
  renew(refused: string | undefined): Promise<void>
  /** Asks the user, in place. Resolves when they have signed in or declined. */
  ask(want: Want): Promise<void>
}

let renewal: Renewal | undefined

/** Called by the boot. */
export const setRenewal = (next: Renewal): void => void (renewal = next)

const canSignIn = () => renewal && (session().signIn !== 'none' || accessToken() !== undefined)

/** Whether there is another token than the one that was refused, without asking anyone. */
export async function hasOther(refused: string | undefined): Promise<boolean> {
  if (refused === accessToken() && canSignIn()) await renewal?.renew(refused)
  return refused !== accessToken()
}

/**
 * Does work that must not be lost to an expired token. The user is asked to sign in, and it is done
 * again: a refused request has changed nothing.
 * @throws what the work throws; its refusal, if the user declines
 */
export async function throughSignIn<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    const token = accessToken()
    // Again only after another sign-in.
    try {
      return await work()
    } catch (error) {
      // What may have been made isn't made again, whatever refused to say so.
      const want = error instanceof ApiError && error.uncertain ? undefined : wanted(error)
      if (!want) throw error
      if (token === accessToken() && canSignIn()) await renewal?.ask(want)
      if (token === accessToken()) throw error
    }
  }
}

/** What a refused request wants another token for; undefined if that isn’t why it failed. */
export function wanted(error: unknown): Want | undefined {
  if (isApiError(error, 401)) return 'read'
  return isApiError(error, 403) && /insufficient authentication scopes/i.test(error.message)
    ? 'write'
    : undefined
}
