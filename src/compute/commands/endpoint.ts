/** The endpoint that commands are written for. */

export interface Endpoint {
  /** Absolute URL of the service: `https://compute.googleapis.com/compute/v1`. */
  base: string
  /** Whether it requires an access token; an emulator doesn’t. */
  token: boolean
  /** The universe that it belongs to: `googleapis.com`. */
  universe: string
  /** What the connection sends with each request, besides the token. */
  headers?: Readonly<Record<string, string>>
}

const DEFAULT_UNIVERSE = 'googleapis.com'

/** Whether this is the tools' default address in its universe. */
export const isHome = ({ base, universe }: Endpoint): boolean =>
  ['compute', 'www'].some((host) => base === `https://${host}.${universe}/compute/v1`)

/** The universe, if the tools need to be told it. */
export const otherUniverse = ({ universe }: Endpoint): string | undefined =>
  universe === DEFAULT_UNIVERSE ? undefined : universe

/** The setting that tells gcloud the universe, as an assignment; none for its default. */
export const universeSetting = (universe = DEFAULT_UNIVERSE): string[] =>
  universe === DEFAULT_UNIVERSE ? [] : [`CLOUDSDK_CORE_UNIVERSE_DOMAIN=${universe}`]

const isQuota = (header: string) => header.toLowerCase() === 'x-goog-user-project'

/** The project that quota is counted against; undefined for the tools' default. */
export const quotaProject = ({ headers = {} }: Endpoint): string | undefined =>
  Object.entries(headers).find(([name]) => isQuota(name))?.[1]

/** The note that a tool, which can be told the quota project only, doesn't send the connection's other headers. */
export function headersNote(tool: string, { headers = {} }: Endpoint): string[] {
  const others = Object.keys(headers).filter((name) => !isQuota(name))
  return others.length === 0
    ? []
    : [`${tool} doesn’t send these headers of the connection: ${others.join(', ')}.`]
}
