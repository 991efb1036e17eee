/** The endpoint that commands are written for. */

export interface Endpoint {
  /** Absolute URL of the service: `https://compute.googleapis.com/compute/v1`. */
  base: string
  /** Whether it requires an access token; an emulator doesn’t. */
  token: boolean
  /** The universe that it belongs to: `googleapis.com`. */
  universe: string
}

const DEFAULT_UNIVERSE = 'googleapis.com'

/** Whether this is the tools' default address in its universe. */
export const isHome = ({ base, universe }: Endpoint): boolean =>
  ['compute', 'www'].some((host) => base === `https://${host}.${universe}/compute/v1`)

/** The universe, if the tools need to be told it. */
export const otherUniverse = ({ universe }: Endpoint): string | undefined =>
  universe === DEFAULT_UNIVERSE ? undefined : universe
