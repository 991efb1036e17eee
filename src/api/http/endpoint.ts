import type { Endpoint } from '../../compute/commands/endpoint.ts'
import { accessToken, connection, isLoopback } from './connection.ts'

/** Where commands are to go: where this console goes, with a token if it needs one. */
export function endpointOf(): Endpoint {
  const { base } = connection()
  return { base, token: accessToken() !== undefined || !isLoopback(base) }
}
