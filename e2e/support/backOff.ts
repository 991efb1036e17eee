import type { BrowserContext } from '@playwright/test'

/**
 * What failed is tried again within milliseconds: the pause in between is a random part of some
 * seconds, and nothing depends on it. What an answer asks for (`Retry-After`) is waited for in full.
 */
export const shortenBackOff = (context: BrowserContext) =>
  context.addInitScript(() => {
    const machine = Math.random
    Math.random = () => machine() / 1000
  })
