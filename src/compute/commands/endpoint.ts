/** Where the commands are to go. */

export interface Endpoint {
  /** Absolute URL of the service: `https://compute.googleapis.com/compute/v1`. */
  base: string
  /** Whether it wants an access token; an emulator does not. */
  token: boolean
}

const GOOGLE = /^https:\/\/(?:compute|www)\.googleapis\.com\/compute\/v1$/

/** Whether this is Compute Engine itself, where the tools go without being told. */
export const isGoogle = ({ base }: Endpoint): boolean => GOOGLE.test(base)
