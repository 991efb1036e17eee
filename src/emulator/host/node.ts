/** The HTTP server for an emulator and, optionally, the console. */
import { createServer, type RequestListener, type Server } from 'node:http'
import type { Emulator } from '../emulator.ts'
import { isApiPath } from '../http/apiPath.ts'
import { compress } from './compress.ts'
import { createStaticFiles } from './staticFiles.ts'

export interface ServeOptions {
  emulator: Emulator
  /** 0 takes any free one. */
  port: number
  host: string
  /** Whether to try the following ports if the port is taken, up to a hundred. */
  nextFreePort?: boolean
  /** Folder of a built console to serve beside the API. */
  console?: string
  /** The console’s `/config.json`, replacing the file in its folder. */
  config?: object
  /** For tests. */
  limits?: Partial<Limits>
}

/** How long a connection waits for its client, in ms, so that slow ones don’t use up all connections. */
interface Limits {
  /** To send the headers of a request. */
  headers: number
  /** To send all of it; its response may take longer, as that of `wait`. */
  request: number
  /** To read more of a response. */
  response: number
  /** Between looking for requests that have taken too long. */
  interval: number
}

export interface Listening {
  port: number
  /** `http://127.0.0.1:8087` */
  url: string
  /** Stops listening; requests in progress get a second to complete. */
  close(): Promise<void>
}

const LIMITS: Limits = { headers: 10_000, request: 30_000, response: 30_000, interval: 5_000 }
const LARGEST_HEADERS = 16 * 1024
const KEEP_ALIVE = 30_000
const MOST_CONNECTIONS = 512
const MOST_PORTS = 100
const GRACE = 1_000

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/

/** @throws Error with code `EADDRINUSE` if the port is taken */
export async function serve(options: ServeOptions): Promise<Listening> {
  const { emulator, host, nextFreePort = false } = options
  const files = options.console && createStaticFiles(options.console, options.config)

  const answer = async (request: Request, remote: string | undefined): Promise<Response> => {
    const { pathname } = new URL(request.url)
    if (!isApiPath(pathname) && files) return emulator.refusal(request) ?? files(request)
    return compress(request, await emulator.fetch(request, LOOPBACK.test(remote ?? '')))
  }

  const limits = { ...LIMITS, ...options.limits }
  const loading = async () =>
    (await import('./listener.ts')).createListener(answer, limits.response)
  let loaded: Promise<RequestListener> | undefined
  const listen = (): Promise<RequestListener> => (loaded ??= loading())
  const settings = {
    maxHeaderSize: LARGEST_HEADERS,
    headersTimeout: limits.headers,
    requestTimeout: limits.request,
    connectionsCheckingInterval: limits.interval,
    keepAliveTimeout: KEEP_ALIVE,
  }
  const server = createServer(settings, (incoming, outgoing) => {
    void listen().then((listener) => listener(incoming, outgoing))
  })
  server.maxConnections = MOST_CONNECTIONS
  const port = await listenFrom(server, options.port, host, nextFreePort ? MOST_PORTS : 1)
  const name = host.includes(':') ? `[${host}]` : host
  // It is listening: time to load what the first request needs.
  setImmediate(() => void listen())
  return { port, url: `http://${name}:${port}`, close: () => close(server) }
}

/** Listens on the port, or on one of the following. */
async function listenFrom(
  server: Server,
  first: number,
  host: string,
  tries: number,
): Promise<number> {
  for (let port = first; ; port++) {
    try {
      // One at a time: the first free port wins.
      return await listenOn(server, port, host)
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
      if (!taken || port + 1 >= first + tries || port >= 65_535) throw error
    }
  }
}

function listenOn(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(() => server.closeAllConnections(), GRACE)
    server.close(() => {
      clearTimeout(patience)
      resolve()
    })
    server.closeIdleConnections()
  })
}
