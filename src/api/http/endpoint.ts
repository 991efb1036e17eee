import type { Endpoint } from '../../compute/commands/endpoint.ts'
import { isLoopback } from './loopback.ts'
import { session } from './session.ts'

/** Where commands go: the same endpoint as this console, with its headers, and a token if it needs one. */
export function endpointOf(): Endpoint {
  const { base, universe, token, headers } = session()
  return { base, universe, headers, token: token !== undefined || !isLoopback(base) }
}
