/**
 * The emulator for programs: what the package `compute-images-emulator` exports. Its types stand alone, so
 * that they can be used without this project’s.
 */
import { createEmulator as create } from '../emulator.ts'
import { authOf } from '../host/auth.ts'
import { serve } from '../host/node.ts'
import { methodNamed, type MethodId } from '../http/routes.ts'
import { parseSeed, seedStore } from '../seed/seed.ts'
import { MemoryStore } from '../store/memory.ts'

export interface EmulatorOptions {
  /** Initial contents of `demo-project`: `empty` by default, `demo`, or `scale:N` for N images. */
  seed?: string
  /** ms since the epoch at which the clock is frozen; absent: it runs. */
  now?: number
  /** How long an insert takes, in ms; other operations take a fraction of it. 0, the default: no time. */
  operationTime?: number
  /** Added to every call, in ms. */
  latency?: number
  /** The domain in links: `googleapis.com` by default. */
  universe?: string
  /** The methods that the universe lacks: `deprecate`, `disks.list`. */
  without?: readonly string[]
  /**
   * Whether bearer tokens identify the caller; otherwise everyone is an owner. `true`: a token is `ROLE` or
   * `ROLE:EMAIL`; an object: it is a JWT of this OpenID provider.
   */
  auth?: boolean | { issuer: string; audience: string; roleClaim?: string }
  /** Origins to accept besides those of this machine. */
  allowedOrigins?: readonly string[]
  /** Host names to accept besides this machine’s, or `any`. */
  allowedHosts?: readonly string[] | 'any'
}

export interface Emulator {
  /**
   * Answers a request to the API (`/compute/v1/…`), or to the control routes (`/_emulator/…`). Rejects if a
   * fault cuts the connection.
   */
  fetch(request: Request): Promise<Response>
  /** Stops its clock and forgets its data. */
  close(): void
}

export interface RunningEmulator extends Emulator {
  /** `http://127.0.0.1:8087` */
  url: string
  port: number
  /** Stops listening, then closes. */
  stop(): Promise<void>
}

/** Starts an emulator in memory. @throws Error if an option is wrong */
export const createEmulator = (options: EmulatorOptions = {}): Emulator => {
  const { fetch, close } = start(options)
  return { fetch: (request) => fetch(request), close }
}

/**
 * Starts an emulator that listens on a port.
 * @param options port: 0, the default, takes any free one; host: `127.0.0.1` by default
 * @throws Error if an option is wrong, or with code `EADDRINUSE` if the port is taken
 */
export async function startEmulator(
  options: EmulatorOptions & { port?: number; host?: string } = {},
): Promise<RunningEmulator> {
  const { port = 0, host = '127.0.0.1', ...rest } = options
  const emulator = start(rest)
  const listening = await serve({ emulator, port, host })
  return {
    url: listening.url,
    port: listening.port,
    fetch: (request) => emulator.fetch(request),
    close: () => emulator.close(),
    stop: async () => {
      await listening.close()
      emulator.close()
    },
  }
}

function start({ seed: name = 'empty', without = [], auth = false, ...rest }: EmulatorOptions) {
  const seed = parseSeed(name)
  if (seed === null) throw new Error(`There is no seed '${name}'.`)
  const store = new MemoryStore()
  seedStore(store, {
    seed,
    now: rest.now ?? Date.now(),
    ...(rest.universe !== undefined && { universe: rest.universe }),
  })
  return create({ store, without: without.map(readMethod), auth: authOf(auth), ...rest })
}

function readMethod(name: string): MethodId {
  const method = methodNamed(name)
  if (method === undefined) throw new Error(`There is no emulated method '${name}'.`)
  return method
}
