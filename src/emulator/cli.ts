/** The emulator as a program. */
import { parseArgs } from 'node:util'
import { isAbsolute, resolve } from 'node:path'
import { createEmulator } from './emulator.ts'
import { serve } from './node.ts'
import { openStore } from './node/openStore.ts'
import { parseSeed, seedStore, type Seed } from './seed/seed.ts'
import type { Store } from './store/store.ts'

const HELP = `The Compute Engine images API, emulated.

  --port N              8087; 0 takes any free one
  --next-free-port      when the port is taken, take one behind it
  --host HOST           127.0.0.1
  --data PATH           keep the data in this file; :memory: (the default) forgets it
  --seed SEED           what a new store holds: demo (the default), empty or scale:N
  --operation-time MS   how long an insert takes, 3000; other operations take a part of it
  --latency MS          added to every call, 0
  --auth                bearer tokens say who asks: ROLE or ROLE:E-MAIL, with ROLE one of
                        owner, editor, viewer, image-user, storage-admin, none
  --allow-origin URL    an origin that may ask besides those of this machine; may be repeated
  --allowed-host HOST   a host name that may be asked besides this machine's; may be repeated
  --universe DOMAIN     of the links in answers, googleapis.com
  --console DIR         serve a built console from here
`

/** What is wrong with the command line, as a sentence. */
class UsageError extends Error {}

function readOptions(args: string[]) {
  const { values } = parseArgs({
    args,
    strict: true,
    allowPositionals: false,
    options: {
      port: { type: 'string', default: '8087' },
      'next-free-port': { type: 'boolean', default: false },
      host: { type: 'string', default: '127.0.0.1' },
      data: { type: 'string', default: ':memory:' },
      seed: { type: 'string', default: 'demo' },
      'operation-time': { type: 'string', default: '3000' },
      latency: { type: 'string', default: '0' },
      auth: { type: 'boolean', default: false },
      'allow-origin': { type: 'string', multiple: true, default: [] },
      'allowed-host': { type: 'string', multiple: true, default: [] },
      universe: { type: 'string', default: 'googleapis.com' },
      console: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  return {
    ...values,
    port: readNumber('port', values.port, 65_535),
    latency: readNumber('latency', values.latency, 600_000),
    operationTime: readNumber('operation-time', values['operation-time'], 86_400_000),
    seed: readSeed(values.seed),
    allowedOrigins: values['allow-origin'].map(readOrigin),
    universe: readDomain(values.universe),
  }
}

function readNumber(flag: string, text: string, most: number): number {
  if (/^\d+$/.test(text) && Number(text) <= most) return Number(text)
  throw new UsageError(`--${flag} takes a whole number from 0 to ${most}, not '${text}'.`)
}

function readSeed(text: string): Seed {
  const seed = parseSeed(text)
  if (seed !== null) return seed
  throw new UsageError(`--seed takes demo, empty or scale:N, not '${text}'.`)
}

function readOrigin(text: string): string {
  if (URL.canParse(text) && new URL(text).origin === text) return text
  throw new UsageError(`--allow-origin takes an origin like https://example.com, not '${text}'.`)
}

function readDomain(text: string): string {
  if (/^(?:[a-z0-9-]+\.)+[a-z]+$/.test(text)) return text
  throw new UsageError(`--universe takes a domain like googleapis.com, not '${text}'.`)
}

const say = (to: NodeJS.WriteStream, text: string) => void to.write(`${text}\n`)

const META_SEEDED = 'seeded'

/** Seeds a store once in its life: what was deleted since does not come back. */
function seedOnce(store: Store, seed: Seed, universe: string): void {
  if (store.getMeta(META_SEEDED) !== undefined) return
  store.transaction(() => {
    seedStore(store, { seed, now: Date.now(), universe })
    store.setMeta(META_SEEDED, seed)
  })
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  if (options.help) {
    process.stdout.write(HELP)
    return
  }
  const { host, data, seed, universe } = options
  const isLoopback = /^(?:127\.|::1$|localhost$)/.test(host)
  const store = await openStore(data)
  seedOnce(store, seed, universe)
  const emulator = createEmulator({
    store,
    universe,
    seed: Math.floor(Math.random() * 2 ** 31),
    latency: options.latency,
    operationTime: options.operationTime,
    auth: options.auth,
    report: (error) =>
      say(process.stderr, error instanceof Error ? String(error.stack) : String(error)),
    allowedOrigins: options.allowedOrigins,
    allowedHosts:
      isLoopback || options['allowed-host'].length > 0 ? options['allowed-host'] : 'any',
  })
  const listening = await serve({
    emulator,
    host,
    port: options.port,
    nextFreePort: options['next-free-port'],
    ...(options.console !== undefined && { console: absolute(options.console) }),
  })
  const kept = data === ':memory:' ? 'in memory' : `in ${data}`
  if (!isLoopback)
    say(
      process.stderr,
      `Listening on ${host}: everyone who reaches this machine may ask. Not for production.`,
    )
  say(
    process.stdout,
    options.console === undefined
      ? `Emulator ready: ${listening.url}/compute/v1 (data ${kept})`
      : `Console ready: ${listening.url}/ (API under /compute/v1, data ${kept})`,
  )
  stopOnSignals(async () => {
    await listening.close()
    emulator.close()
  })
}

const absolute = (path: string) => (isAbsolute(path) ? path : resolve(path))

/** Stops cleanly at the first signal; a second one does not wait. */
function stopOnSignals(stop: () => Promise<void>): void {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1)
      stopping = true
      void stop().then(() => process.exit(0))
    })
  }
}

/** What went wrong, in a line: a stack helps nobody who mistyped a flag. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return 'The port is taken. Choose another with --port, or --next-free-port.'
  return error.message
}

/** Also when the parser of arguments found it. */
const isUsage = (error: unknown) =>
  error instanceof UsageError ||
  (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))

main().catch((error: unknown) => {
  say(process.stderr, explain(error))
  process.exitCode = isUsage(error) ? 2 : 1
})
