/** The console's run-time configuration: the contents of `config.json`. */
import { absoluteAddress, addressProblem } from '../api/http/address.ts'
import { PROJECT } from '../compute/names.ts'
import { PROTECTION_LABEL } from '../compute/protection.ts'
import { ConfigError } from './configFile.ts'

const COLORS = ['teal', 'amber', 'red', 'blue', 'none'] as const
const AUTHS = ['none', 'token'] as const

interface ConfigFile {
  /** Address of the API; a path means this page's own server. */
  apiBase: string
  /** The project opened first. */
  project: string
  /** The name of this environment in the banner. */
  label: string
  color: (typeof COLORS)[number]
  /** More projects for the switcher. */
  projects: string[]
  /** `token`: the user pastes an access token; `none`: the API requires none. */
  auth: (typeof AUTHS)[number]
  /** The universe of resource links. */
  universe: string
  /** The key of the label that protects images from plans and changes of many. */
  protectionLabel: string
}

/** The configuration as the console uses it: `apiBase` is absolute. */
export type Config = Omit<ConfigFile, 'color'> & {
  /** `custom`: an address that isn't the file's, so its color doesn't apply. */
  color: ConfigFile['color'] | 'custom'
}

/**
 * What is wrong with a value, as a sentence; null if it is valid. Written by hand, because zod's
 * checks and defaults would be on the first page for this alone.
 */
type Check = (value: unknown) => string | null

const text =
  (problem: (text: string) => string | null): Check =>
  (value) =>
    typeof value === 'string' ? problem(value) : 'This must be text.'
const matching = (pattern: RegExp, problem: string) =>
  text((value) => (pattern.test(value) ? null : problem))
const oneOf = (words: readonly string[]) =>
  text((value) => (words.includes(value) ? null : `Use one of: ${words.join(', ')}.`))

const project = matching(PROJECT, 'Not a valid project ID.')

const CHECKS: Record<keyof ConfigFile, Check> = {
  apiBase: text(addressProblem),
  project,
  label: text(({ length }) => (length <= 60 ? null : 'Use 60 characters at most.')),
  color: oneOf(COLORS),
  projects: (value) => (Array.isArray(value) ? null : 'This must be a list of project IDs.'),
  auth: oneOf(AUTHS),
  universe: matching(/^[a-z0-9.-]+$/, 'Not a valid domain.'),
  protectionLabel: matching(/^[a-z][a-z0-9_-]{0,62}$/, 'Not a valid label key.'),
}

const DEFAULTS: Partial<ConfigFile> = {
  label: '',
  color: 'none',
  projects: [],
  auth: 'none',
  universe: 'googleapis.com',
  protectionLabel: PROTECTION_LABEL,
}

/**
 * Validates a configuration.
 * @param file the parsed file
 * @param page URL of the page, for an `apiBase` that is a path
 * @param override an address that takes precedence over the file's (build time, or Settings)
 * @throws ConfigError
 */
export function parseConfig(file: unknown, page: string, override?: string): Config {
  if (!isRecord(file)) throw new ConfigError('the file', 'This must be a JSON object.')
  const json = respelled(file)
  const unknown = Object.keys(json).find((field) => !Object.hasOwn(CHECKS, field))
  if (unknown !== undefined) throw new ConfigError(unknown, 'There is no such field.')
  const values: object = { ...DEFAULTS, ...json, ...(override && { apiBase: override }) }
  check(values)
  const config = { ...values, apiBase: absoluteAddress(values.apiBase, page) }
  return override && !isAddressOf(json, config.apiBase, page) ? { ...config, ...CUSTOM } : config
}

/** `colour` is the earlier spelling of `color`; files that use it keep working. */
function respelled(json: Record<string, unknown>): Record<string, unknown> {
  if (!('colour' in json) || 'color' in json) return json
  const { colour, ...rest } = json
  return { ...rest, color: colour }
}

/** @throws ConfigError for the first invalid field */
function check(values: object): asserts values is ConfigFile {
  const given = new Map<string, unknown>(Object.entries(values))
  const checks = Object.entries(CHECKS)
  const projects: unknown = given.get('projects')
  if (Array.isArray(projects)) {
    for (const [index, each] of projects.entries()) {
      given.set(`projects.${index}`, each)
      checks.push([`projects.${index}`, project])
    }
  }
  for (const [field, problemOf] of checks) {
    const value = given.get(field)
    const problem = value === undefined ? 'This is missing.' : problemOf(value)
    if (problem !== null) throw new ConfigError(field, problem)
  }
}

/**
 * The file's label and color belong to its own address: “Emulator” on production would be
 * dangerous.
 */
const CUSTOM = { label: 'Custom endpoint', color: 'custom' } as const

/** Whether this is the file's own address. */
const isAddressOf = ({ apiBase }: Record<string, unknown>, address: string, page: string) =>
  typeof apiBase === 'string' &&
  addressProblem(apiBase) === null &&
  absoluteAddress(apiBase, page) === address

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
