/** From Node's requests to the emulator's: its own file, because loading `fetch`'s classes takes most of a start. */
import { getRequestListener } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { RequestListener } from 'node:http'
import { ConnectionCut } from '../http/faulty.ts'

/**
 * The listener of an HTTP server.
 * @param answer if it rejects with `ConnectionCut`, the connection is cut; `remote`: the caller's address
 */
export function createListener(
  answer: (request: Request, remote: string | undefined) => Promise<Response>,
): RequestListener {
  const listener = getRequestListener(async (request, { incoming }) => {
    const { socket } = incoming
    try {
      return await answer(request, socket.remoteAddress)
    } catch (error) {
      if (!(error instanceof ConnectionCut)) throw error
      socket.destroy()
      return RESPONSE_ALREADY_SENT
    }
  })
  return (incoming, outgoing) => void listener(incoming, outgoing)
}
