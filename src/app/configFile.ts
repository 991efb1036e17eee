/** `config.json` next to index.html, unchecked: `config.ts` validates it. */
import { readStored } from '../browser/storage.ts'

/** What is wrong with the configuration: which field, and why. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly field: string

  constructor(field: string, message: string) {
    super(message)
    this.field = field
  }
}

/**
 * Fetches the file.
 * @returns the parsed JSON
 * @throws ConfigError if there is none
 */
export async function fetchConfig(): Promise<unknown> {
  const answer = await fetch(`${import.meta.env.BASE_URL}config.json`).catch(() => {
    throw new ConfigError('the file', 'It could not be fetched. Reload the page to try again.')
  })
  if (!answer.ok) throw new ConfigError('the file', `The server answered ${answer.status}.`)
  return answer.json().catch(() => {
    throw new ConfigError('the file', 'It is not JSON.')
  })
}

/**
 * The address that takes precedence over the file's: one typed in Settings, or else one given at
 * build time.
 */
export const otherAddress = (): string | undefined =>
  readStored('apiBase') || import.meta.env.VITE_API_BASE || undefined
