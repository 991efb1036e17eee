/** The endpoint that commands are written for. */

export interface Endpoint {
  /** Absolute URL of the service: `https://compute.googleapis.com/compute/v1`. */
  base: string
  /** Whether it requires an access token; an emulator doesn’t. */
  token: boolean
}

const GOOGLE = /^https:\/\/(?:compute|www)\.googleapis\.com\/compute\/v1$/

/** Whether this is Compute Engine itself, the tools’ default. */
export const isGoogle = ({ base }: Endpoint): boolean => GOOGLE.test(base)
