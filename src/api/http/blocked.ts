/**
 * Requests that the page's own Content-Security-Policy blocks: to a script they look like any
 * network error.
 */

const blocked = new Set<string>()

/** Whether a request to this origin was blocked. */
export const isBlocked = (origin: string): boolean => blocked.has(origin)

// Tests run without a page.
globalThis.document?.addEventListener('securitypolicyviolation', (event) => {
  if (event.effectiveDirective === 'connect-src' && URL.canParse(event.blockedURI)) {
    blocked.add(new URL(event.blockedURI).origin)
  }
})
