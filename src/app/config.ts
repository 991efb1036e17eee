/** The console's run-time configuration: what `config.json` may say. */
import * as z from 'zod/mini'
import { absoluteAddress, addressProblem } from '../api/http/address.ts'
import { PROJECT } from '../compute/names.ts'
import { ConfigError } from './configFile.ts'

const project = z.string().check(z.regex(PROJECT, 'This is no project id.'))
const address = z.string().check(
  z.superRefine((value, context) => {
    const problem = addressProblem(value)
    if (problem) context.addIssue(problem)
  }),
)

const COLORS = ['teal', 'amber', 'red', 'blue', 'none'] as const

const Config = z.strictObject({
  /** Address of the API; a path means this page's own server. */
  apiBase: address,
  /** The project that is opened first. */
  project,
  /** What the band on top calls this environment. */
  label: z._default(z.string().check(z.maxLength(60)), ''),
  color: z._default(z.enum(COLORS), 'none'),
  /** More projects for the switcher. */
  projects: z._default(z.array(project), []),
  /** `token`: a person pastes an access token; `none`: the API asks for none. */
  auth: z._default(z.enum(['none', 'token']), 'none'),
  /** The universe of resource links. */
  universe: z._default(
    z.string().check(z.regex(/^[a-z0-9.-]+$/, 'This is no domain.')),
    'googleapis.com',
  ),
})

/** The configuration as the console uses it: `apiBase` is absolute. */
export type Config = Omit<z.infer<typeof Config>, 'color'> & {
  /** `custom`: another address than the file's, which has not said anything about it. */
  color: (typeof COLORS)[number] | 'custom'
}

/**
 * Checks a configuration.
 * @param file the parsed JSON
 * @param page URL of the page, for an `apiBase` that is a path
 * @param override an address that wins over the file's (build time, or Settings)
 * @throws ConfigError
 */
export function parseConfig(file: unknown, page: string, override?: string): Config {
  const json = respelled(file)
  const result = Config.safeParse(override ? withAddress(json, override) : json)
  if (!result.success) {
    const issue = result.error.issues[0]
    const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined
    throw new ConfigError(
      unknown ?? (issue?.path.join('.') || 'the file'),
      unknown ? 'There is no such field.' : (issue?.message ?? 'It does not fit.'),
    )
  }
  const config = { ...result.data, apiBase: absoluteAddress(result.data.apiBase, page) }
  return override && !isAddressOf(json, config.apiBase, page) ? { ...config, ...CUSTOM } : config
}

/** `colour` is the earlier spelling of `color`; files that have it keep working. */
function respelled(json: unknown): unknown {
  if (typeof json !== 'object' || json === null) return json
  if (!('colour' in json) || 'color' in json) return json
  const { colour, ...rest } = json
  return { ...rest, color: colour }
}

/** The file's label and color belong to its own address: “Emulator” over production would be a trap. */
const CUSTOM = { label: 'Custom endpoint', color: 'custom' } as const

/** Whether the file names this address itself. */
function isAddressOf(json: unknown, address: string, page: string): boolean {
  const own = z.object({ apiBase: Config.shape.apiBase }).safeParse(json)
  return own.success && absoluteAddress(own.data.apiBase, page) === address
}

const withAddress = (json: unknown, apiBase: string): unknown =>
  typeof json === 'object' && json !== null ? { ...json, apiBase } : json
