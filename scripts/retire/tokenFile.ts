/** Signing in with a token from a file, which may be replaced while a run outlives the token. */
import { stat } from 'node:fs/promises'
import { setRenewal } from '../../src/api/http/again.ts'
import { accessToken, signIn } from '../../src/api/http/session.ts'
import { readToken } from '../cli/endpoint.ts'

/** Uses the token in a file, and reads it again whenever the API refuses it. @throws Error if there is none */
export async function signInFrom(path: string): Promise<void> {
  signIn(await readToken(path))
  const renew = async (refused: string | undefined) => {
    const token = await readAgain(path)
    if (token !== undefined && token !== refused) signIn(token)
  }
  setRenewal({ renew, ask: () => renew(accessToken()) })
}

/** A pipe, as in `<(…)`, has only one token to give, and might wait forever for another. */
async function readAgain(path: string): Promise<string | undefined> {
  try {
    return (await stat(path)).isFile() ? await readToken(path) : undefined
  } catch {
    return undefined
  }
}

/** What to do about a token that was refused, as a sentence. */
export const newTokenAdvice = (path: string | undefined): string =>
  path === undefined
    ? 'Pass an access token: --token-file FILE.'
    : `Write a new token to ${path}, then try again.`
