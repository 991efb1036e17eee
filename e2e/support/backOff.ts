import type { BrowserContext } from '@playwright/test'

/**
 * Makes retries happen within milliseconds: the pause before them is a random part of some seconds,
 * and nothing depends on it. A `Retry-After` is still honored in full.
 */
export const shortenBackOff = (context: BrowserContext) =>
  context.addInitScript(() => {
    const machine = Math.random
    Math.random = () => machine() / 1000
  })
