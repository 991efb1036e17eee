import type { Page } from '@playwright/test'

/** What a page must not do: throw, write errors to its console, violate its own policy. */
export class Problems {
  readonly #found: string[] = []
  readonly #allowed: RegExp[] = []

  /** Allows problems that the test is about: `allow(/status of 404/)`. */
  allow(...patterns: RegExp[]): void {
    this.#allowed.push(...patterns)
  }

  /** Allows failed requests, which the browser itself reports. */
  allowFailedRequests(): void {
    this.allow(/^Failed to load resource/)
  }

  /** Everything that was found and not allowed. */
  left(): string[] {
    return this.#found.filter((text) => !this.#allowed.some((pattern) => pattern.test(text)))
  }

  async watch(page: Page): Promise<void> {
    page.on('pageerror', (error) => this.#found.push(`Uncaught ${String(error)}`))
    page.on('console', (message) => {
      if (message.type() === 'error') this.#found.push(message.text())
    })
    await page.addInitScript(reportViolations)
  }
}

/** Runs in the page: turns policy violations into errors on the console. */
function reportViolations(): void {
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
    console.error(`Policy violation: ${violatedDirective} ${blockedURI} ${sourceFile ?? ''}`)
  })
}
