/**
 * Requests that the page's own Content-Security-Policy blocks: to a script they look like any
 * network error.
 */

const blocked = new Set<string>()

/** Why a request to this origin was blocked, and what to do; undefined if it wasn't. */
export const whyBlocked = (origin: string): string | undefined =>
  blocked.has(origin)
    ? `This page’s Content-Security-Policy doesn’t allow requests to ${origin}. Allow it with npm run configure.`
    : undefined

// Tests run without a page.
globalThis.document?.addEventListener('securitypolicyviolation', (event) => {
  if (event.effectiveDirective === 'connect-src' && URL.canParse(event.blockedURI)) {
    blocked.add(new URL(event.blockedURI).origin)
  }
})
