import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { createStaticFiles } from '../../src/emulator/host/staticFiles.ts'

/**
 * A server of a folder’s files alone: it knows no API.
 * @param port default: a free one
 */
export async function serveFiles(
  folder: string,
  port = 0,
): Promise<{ url: string; server: Server }> {
  const files = createStaticFiles(folder)
  const listener = getRequestListener((request) => files(request))
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing))
  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server }
}
