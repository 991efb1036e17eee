/** Connections: the APIs this console can talk to, and how to sign in to each. */
import type { SignInKind } from '../../api/http/session.ts'

export const COLORS = ['teal', 'amber', 'red', 'blue', 'none'] as const

/** Token exchange (RFC 8693), as workforce identity federation requires it. */
export interface Exchange {
  /** The token endpoint: `https://sts.googleapis.com/v1/token`. */
  url: string
  /** `//iam.googleapis.com/locations/global/workforcePools/POOL/providers/PROVIDER` */
  audience: string
  scope: string
  /** The project that the federated user's quota counts against. */
  userProject?: string
}

/** How to sign in. */
export interface SignInSettings {
  kind: SignInKind
  clientId?: string
  /** OIDC: the provider's address, without `/.well-known/…`. */
  issuer?: string
  /** What is asked for; for Google, until the first write. */
  scope?: string
  /** Google: what is asked for at the first write. */
  writeScope?: string
  /** OIDC: the API the token is for. */
  audience?: string
  exchange?: Exchange
}

/** The same as a configuration has it: without the defaults. */
export interface GivenSignIn extends Omit<SignInSettings, 'exchange'> {
  exchange?: Partial<Exchange>
}

export interface ConnectionSettings {
  /** Short name, in URLs. */
  name: string
  /** Environment name in the banner. */
  label: string
  /** `custom`: not from the configuration. */
  color: (typeof COLORS)[number] | 'custom'
  /** Absolute address of the API, without a trailing slash. */
  apiBase: string
  /** The universe of links, commands and tokens. */
  universe: string
  /** Projects for the switcher; the first one is opened first. */
  projects: readonly [string, ...string[]]
  signIn: SignInSettings
  /** Methods that the API doesn't have: `images.deprecate`. */
  without: readonly string[]
  /** Sent with each request. */
  headers: Readonly<Record<string, string>>
  /** Limits of runs. */
  limits: { atOnce?: number; perSecond?: number }
  /** The rules for its images, unchecked, or the path of a file with them, beside `config.json`. */
  conventions?: string | object
  /** Added in this browser. */
  isOwn?: boolean
}

/** The configuration as one start of the console uses it. */
export interface Config {
  connection: ConnectionSettings
  /** The key of the label that protects images from plans and bulk changes. */
  protectionLabel: string
  /** The parsed file, for the list of all connections. */
  file: unknown
}

/** The name of the connection in a file that describes just one. */
export const ONLY = 'default'

/** What is wrong with the configuration: which field, and why. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly field: string

  constructor(field: string, message: string) {
    super(message)
    this.field = field
  }
}

let current: Config | undefined

/** Called by the boot, once. */
export const configure = (config: Config): void => void (current = config)

/** The configuration. Throws before the boot has read it. */
export function configured(): Config {
  if (!current) throw new Error('The boot has not called configure().')
  return current
}
