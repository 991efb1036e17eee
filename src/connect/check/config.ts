/** Validates `config.json`: every field, and nothing that isn't one. */
import { absoluteAddress, addressProblem } from '../../api/http/address.ts'
import { METHODS } from '../../compute/methods.ts'
import { PROJECT } from '../../compute/names.ts'
import { PROTECTION_LABEL } from '../../compute/protection.ts'
import {
  COLORS,
  ConfigError,
  ONLY,
  type ConnectionSettings,
  type GivenSignIn,
} from '../config/connection.ts'
import { hostProblem } from '../config/hosts.ts'
import {
  list,
  map,
  matching,
  object,
  oneOf,
  recordOf,
  text,
  whole,
  yesOrNo,
  type Check,
} from './fields.ts'
import { headerNameProblem, headerValueProblem } from './headers.ts'
import { checkSignIn, signInOf } from './signIn.ts'

/** All of the configuration. */
export interface WholeConfig {
  connections: readonly [ConnectionSettings, ...ConnectionSettings[]]
  /** Whether people may add connections in their browser. */
  addConnections: boolean
  protectionLabel: string
}

/** Short names are in URLs. */
const NAME = /^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/
const NAME_PROBLEM = 'Use up to 32 lowercase letters, digits and dashes.'

const label = text(({ length }) => (length <= 60 ? null : 'Use 60 characters at most.'))
const project = matching(PROJECT, 'Not a valid project ID.')
const universe = matching(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/, 'Not a valid domain.')
const header = text(headerValueProblem)
/** The rules themselves, which are checked where they are used, or the path of a file with them. */
const conventions: Check = (value, field) => {
  if (typeof value === 'string') besideConfig(value, field)
  else recordOf(value, field)
}
const besideConfig = matching(
  /^(?!.*\.\.)[\w-][\w./-]*\.json$/,
  'Use the path of a .json file beside config.json.',
)

const general = {
  addConnections: yesOrNo,
  protectionLabel: matching(/^[a-z][a-z0-9_-]{0,62}$/, 'Not a valid label key.'),
}

const connection = object(
  {
    name: matching(NAME, NAME_PROBLEM),
    label,
    color: oneOf(COLORS),
    apiBase: text(addressProblem),
    customHost: yesOrNo,
    universe,
    projects: list(project, 'Enter at least one project ID.'),
    signIn: checkSignIn,
    without: list(oneOf(Object.keys(METHODS))),
    quotaProject: project,
    apiKey: header,
    headers: map(headerNameProblem, header),
    limits: object({ atOnce: whole(1, 16), perSecond: whole(1, 1000) }),
    conventions,
  },
  ['name', 'apiBase', 'projects'],
)

const NO_CONNECTION = 'Add at least one connection.'
const many = object({ connections: list(connection, NO_CONNECTION), ...general })

/** A file that describes one connection. */
const single = object(
  {
    apiBase: text(addressProblem),
    project,
    projects: list(project),
    label,
    color: oneOf(COLORS),
    auth: oneOf(['none', 'token']),
    universe,
    conventions,
    ...general,
  },
  ['apiBase', 'project'],
)

/** A connection that has passed its check. */
interface Given {
  name: string
  label?: string
  color?: ConnectionSettings['color']
  apiBase: string
  customHost?: boolean
  universe?: string
  projects: [string, ...string[]]
  signIn?: GivenSignIn
  without?: string[]
  quotaProject?: string
  apiKey?: string
  headers?: Record<string, string>
  limits?: ConnectionSettings['limits']
  conventions?: ConnectionSettings['conventions']
}

/**
 * Validates a configuration.
 * @param file the parsed file
 * @param page URL of the page, for addresses that are paths
 * @param override an address given at build time: takes the place of the first connection's
 * @throws ConfigError
 */
export function parseConfig(file: unknown, page: string, override?: string): WholeConfig {
  const json = respelled(recordOf(file, ''))
  const isMany = 'connections' in json
  const checked = isMany || !override ? json : { ...json, apiBase: override }
  ;(isMany ? many : single)(checked, '')
  const { addConnections = true, protectionLabel = PROTECTION_LABEL } = json as Partial<WholeConfig>
  const given = isMany ? (json['connections'] as Given[]) : [onlyOne(checked as unknown as Single)]
  const [first, ...others] = given.map((each, index) =>
    connectionOf(each, isMany ? `connections.${index}.` : '', page),
  )
  if (!first) throw new ConfigError('connections', NO_CONNECTION)
  const names = given.map(({ name }) => name)
  const twice = names.findIndex((name, index) => names.indexOf(name) !== index)
  if (twice >= 0)
    throw new ConfigError(`connections.${twice}.name`, 'Another connection has this name.')
  const own = isMany ? first.apiBase : fileAddress(json['apiBase'], page)
  const isOther = override !== undefined && absoluteAddress(override, page) !== own
  return {
    connections: [isOther ? moved(first, override, page) : first, ...others],
    addConnections,
    protectionLabel,
  }
}

/**
 * Validates one connection.
 * @param at the path of the fields' names in messages: `connections.2.`
 * @throws ConfigError
 */
export function readConnection(json: unknown, at: string, page: string): ConnectionSettings {
  connection(json, at.slice(0, -1))
  return connectionOf(json as Given, at, page)
}

function connectionOf(given: Given, at: string, page: string): ConnectionSettings {
  const { quotaProject, apiKey, headers, customHost = false } = given
  const { universe: domain = 'googleapis.com', signIn = { kind: 'none' } } = given
  const wrong = hostProblem(given.apiBase, 'compute', domain, page, customHost)
  if (wrong !== null) throw new ConfigError(`${at}apiBase`, wrong)
  const context = { universe: domain, page, isCustom: customHost }
  return {
    name: given.name,
    label: given.label ?? '',
    color: given.color ?? 'none',
    apiBase: absoluteAddress(given.apiBase, page),
    universe: domain,
    projects: given.projects,
    signIn: signInOf(signIn, `${at}signIn`, context),
    without: given.without ?? [],
    headers: {
      ...headers,
      ...(quotaProject !== undefined && { 'X-Goog-User-Project': quotaProject }),
      ...(apiKey !== undefined && { 'X-Goog-Api-Key': apiKey }),
    },
    limits: given.limits ?? {},
    ...(given.conventions !== undefined && { conventions: given.conventions }),
  }
}

/** `colour` is the earlier spelling of `color`; files that use it keep working. */
function respelled(json: Record<string, unknown>): Record<string, unknown> {
  if (!('colour' in json) || 'color' in json || 'connections' in json) return json
  const { colour, ...rest } = json
  return { ...rest, color: colour }
}

interface Single extends Pick<Given, 'label' | 'color' | 'apiBase' | 'universe' | 'conventions'> {
  project: string
  projects?: string[]
  auth?: 'none' | 'token'
}

/** The host of this form was never restricted, so it counts as named explicitly. */
const onlyOne = ({ project: home, projects = [], auth = 'none', ...rest }: Single): Given => ({
  name: ONLY,
  ...rest,
  customHost: true,
  projects: [home, ...projects.filter((each) => each !== home)],
  signIn: { kind: auth },
})

const fileAddress = (address: unknown, page: string): string | undefined =>
  typeof address === 'string' && addressProblem(address) === null
    ? absoluteAddress(address, page)
    : undefined

/** The label and color are those of the file's own address: “Emulator” on production would be dangerous. */
function moved(connection: ConnectionSettings, to: string, page: string): ConnectionSettings {
  const wrong = addressProblem(to)
  if (wrong !== null) throw new ConfigError('apiBase', wrong)
  return {
    ...connection,
    apiBase: absoluteAddress(to, page),
    label: 'Custom endpoint',
    color: 'custom',
  }
}
