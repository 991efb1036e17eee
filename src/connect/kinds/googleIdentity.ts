/** Loads the script of Google Identity Services. */
import { configured } from '../config/connection.ts'
import { allowsGoogle } from '../config/pagePolicy.ts'

interface TokenResponse {
  access_token?: string
  /** Seconds. */
  expires_in?: number | string
  error?: string
  error_description?: string
}

interface TokenClient {
  requestAccessToken(overrides: { scope: string; prompt: string }): void
}

/** What is used of the script. */
interface GoogleIdentity {
  initTokenClient(config: {
    client_id: string
    scope: string
    include_granted_scopes: boolean
    callback(response: TokenResponse): void
    error_callback(error: { type?: string; message?: string }): void
  }): TokenClient
  revoke(token: string, done: () => void): void
}

const URL = 'https://accounts.google.com/gsi/client'

interface Loaded {
  google?: { accounts?: { oauth2?: GoogleIdentity } }
}

/** Trusted Types: the only script address that the page's policy lets code insert. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string }
}

let url: string | undefined

/** @throws Error when it can't be loaded */
export async function googleIdentity(): Promise<GoogleIdentity> {
  if (!identity()) {
    if (!allowsGoogle()) throw notAllowed()
    await insert()
  }
  const found = identity()
  if (!found) throw new Error(`${URL} was loaded, but isn’t Google’s sign-in script.`)
  return found
}

/** The headers of the server may be older than the page. */
function notAllowed(cause?: unknown): Error {
  const { isOwn = false } = configured().connection
  const command = `npm run configure${isOwn ? ' -- --google' : ''}`
  return new Error(
    `This page’s Content-Security-Policy doesn’t allow Google’s script. Allow it with ${command}, and deploy the page and its headers again.`,
    { cause },
  )
}

const identity = () => (globalThis as Loaded).google?.accounts?.oauth2

function insert(): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = url ??= trusted()
    script.addEventListener('load', () => resolve())
    script.addEventListener('error', () => {
      script.remove()
      reject(
        new Error(`${URL} couldn’t be loaded. An ad blocker or the page’s policy may block it.`),
      )
    })
    document.head.append(script)
  })
}

/** A string in browsers without Trusted Types. */
function trusted(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  try {
    const policy = trustedTypes?.createPolicy('google-identity', { createScriptURL: () => URL })
    return policy ? policy.createScriptURL(URL) : URL
  } catch (error) {
    throw notAllowed(error)
  }
}
