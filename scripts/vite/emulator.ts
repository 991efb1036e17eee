import { getRequestListener } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Plugin, ViteDevServer } from 'vite'
import type * as EmulatorModule from '../../src/emulator/emulator.ts'
import type * as SeedModule from '../../src/emulator/seed/seed.ts'
import type * as MemoryModule from '../../src/emulator/store/memory.ts'
import { isApiPath } from '../../src/emulator/http/apiPath.ts'

type Emulator = EmulatorModule.Emulator

/**
 * Serves the API in the development server, with the demo data in memory. When the emulator's code
 * changes, the next request gets a new one.
 */
export function emulator(): Plugin {
  return {
    name: 'emulator',
    apply: 'serve',
    configureServer(server) {
      const current = currentEmulator(server)
      const listener = getRequestListener(async (request, { incoming }) => {
        const { fetch } = await current()
        return fetch(request).catch((error: unknown) => {
          if (!(error instanceof Error && error.name === 'ConnectionCut')) throw error
          incoming.socket.destroy()
          return RESPONSE_ALREADY_SENT
        })
      })
      server.middlewares.use((request, response, next) => {
        if (isApiPath(request.url ?? '')) void listener(request, response)
        else next()
      })
    },
  }
}

/** Returns an emulator built from the current code; Vite caches a module until its file changes. */
function currentEmulator(server: ViteDevServer): () => Promise<Emulator> {
  const load = (path: string) => server.ssrLoadModule(`/src/emulator/${path}`)
  let loaded: typeof EmulatorModule | undefined
  let emulator: Emulator | undefined
  return async () => {
    const module = (await load('emulator.ts')) as typeof EmulatorModule
    if (emulator && module === loaded) return emulator
    const { seedStore } = (await load('seed/seed.ts')) as typeof SeedModule
    const { MemoryStore } = (await load('store/memory.ts')) as typeof MemoryModule
    emulator?.close()
    const store = new MemoryStore()
    seedStore(store, { seed: 'demo', now: Date.now() })
    emulator = module.createEmulator({ store, operationTime: 3000 })
    loaded = module
    return emulator
  }
}
