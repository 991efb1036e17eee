/** Where the page's own Content-Security-Policy lets no request through: to a script that is a network error like any other. */

const blocked = new Set<string>()

/** Whether a request to this origin has been kept back. */
export const isBlocked = (origin: string): boolean => blocked.has(origin)

// Tests run where there is no page.
globalThis.document?.addEventListener('securitypolicyviolation', (event) => {
  if (event.effectiveDirective === 'connect-src' && URL.canParse(event.blockedURI)) {
    blocked.add(new URL(event.blockedURI).origin)
  }
})
