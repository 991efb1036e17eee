import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { configure } from '../../scripts/lib/deploy.mjs'
import { serveFiles } from './staticServer.ts'

/**
 * Serves a copy of the built console as it is deployed: configured, on a server of its own, below a
 * path, the API elsewhere.
 * @param port default: a free one
 */
export async function deploy(
  config: unknown,
  port?: number,
): Promise<{ url: string; stop(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'deployed-'))
  cpSync('dist/console', folder, { recursive: true })
  await configure({ folder, config, base: '/console/', headers: join(folder, 'headers') })
  const { url, server } = await serveFiles(folder, port)
  return {
    url: `${url}/console`,
    stop: () => {
      server.closeAllConnections()
      server.close()
      rmSync(folder, { recursive: true })
    },
  }
}
