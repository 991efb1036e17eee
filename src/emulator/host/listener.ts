/** From Node's requests to the emulator's: its own file, because loading `fetch`'s classes takes most of a start. */
import { getRequestListener } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { EventEmitter } from 'node:events'
import type { RequestListener } from 'node:http'
import type { Socket } from 'node:net'
import { ConnectionCut } from '../http/faulty.ts'

/**
 * The listener of an HTTP server.
 * @param answer if it rejects with `ConnectionCut`, the connection is cut; `remote`: the caller's address
 * @param patience ms after which the connection of a client that stops reading its response is closed
 */
export function createListener(
  answer: (request: Request, remote: string | undefined) => Promise<Response>,
  patience: number,
): RequestListener {
  const listener = getRequestListener(async (request, { incoming, outgoing }) => {
    const { socket } = incoming
    try {
      const response = await answer(request, socket.remoteAddress)
      closeIfStuck(socket, outgoing, patience)
      return response
    } catch (error) {
      if (!(error instanceof ConnectionCut)) throw error
      socket.destroy()
      return RESPONSE_ALREADY_SENT
    }
  })
  return (incoming, outgoing) => void listener(incoming, outgoing)
}

/** Only while the response is sent: one such as that of `wait` may be long in coming. */
function closeIfStuck(socket: Socket, outgoing: EventEmitter, patience: number): void {
  socket.setTimeout(patience)
  // Before the server’s own listener, which sets how long the connection is kept open.
  outgoing.prependOnceListener('finish', () => socket.setTimeout(0))
}
