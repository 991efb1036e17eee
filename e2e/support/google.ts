import type { Page } from '@playwright/test'
import { headersFor } from '../../scripts/lib/policy.mjs'

/** Grants what is asked for, at once. */
const SCRIPT = `
  globalThis.google = { accounts: { oauth2: {
    initTokenClient: ({ callback }) => ({
      requestAccessToken({ scope }) {
        globalThis.asked = [...(globalThis.asked ?? []), scope]
        const token = 'ya29.MARKER-' + (scope.endsWith('readonly') ? 'read' : 'write')
        setTimeout(() => callback({ access_token: token, expires_in: 3599, scope }))
      },
    }),
    revoke: (token, done) => { globalThis.revoked = token.length; done() },
  } } }`

/**
 * Answers for Google's script with a stand-in, and serves the console as `npm run configure` deploys it.
 * @param policy the one that is written into the page and its headers
 */
export async function standInForGoogle(page: Page, policy: string): Promise<void> {
  await page.route('https://accounts.google.com/gsi/client', (route) =>
    route.fulfill({ body: SCRIPT, contentType: 'text/javascript' }),
  )
  await page.route(/\/(?:settings|projects\/[^?]*)?$/, async (route) => {
    if (route.request().resourceType() !== 'document') return route.fallback()
    const response = await route.fetch()
    const html = (await response.text()).replace(
      /(Content-Security-Policy" content=")[^"]*/,
      `$1${policy}`,
    )
    const written = Object.entries(headersFor(policy)).map(([name, value]) => [
      name.toLowerCase(),
      value,
    ])
    const headers = { ...response.headers(), ...Object.fromEntries(written) }
    await route.fulfill({ response, body: html, headers })
  })
}
