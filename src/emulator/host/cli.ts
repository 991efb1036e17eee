/** The emulator as a program. */
import { createEmulator } from '../emulator.ts'
import { serve } from './node.ts'
import { openStore } from './openStore.ts'
import { authOf } from './auth.ts'
import { HELP, isUsage, readOptions } from './options.ts'
import { seedOnce } from '../seed/seed.ts'
import { cannotOpen } from '../store/problems.ts'
import { storeProblem } from '../store/store.ts'

const say = (to: NodeJS.WriteStream, text: string) => void to.write(`${text}\n`)
// Whoever read the log may have left, as in `| head`; the emulator still has others to serve.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  if (options.help) {
    process.stdout.write(HELP)
    return
  }
  const { host, data, seed, universe } = options
  const isLoopback = /^(?:127\.|::1$|localhost$)/.test(host)
  const store = await openStore(data)
  try {
    seedOnce(store, { seed, now: options.now ?? Date.now(), universe })
  } catch (error) {
    throw storeProblem(error) ? cannotOpen(data, error) : error
  }
  const emulator = createEmulator({
    store,
    universe,
    without: options.without,
    ...(options.now !== undefined && { startsAt: options.now }),
    seed: Math.floor(Math.random() * 2 ** 31),
    latency: options.latency,
    operationTime: options.operationTime,
    auth: authOf(options.auth),
    report: (error) => say(process.stderr, storeProblem(error) ? explain(error) : stackOf(error)),
    allowedOrigins: options.allowedOrigins,
    allowedHosts: isLoopback || options.allowedHosts.length > 0 ? options.allowedHosts : 'any',
  })
  const listening = await serve({
    emulator,
    host,
    port: options.port,
    nextFreePort: options['next-free-port'],
    ...(options.console !== undefined && { console: options.console }),
  }).catch((error: unknown) => {
    // The timers of pending operations would keep the process, and with it the data file, open.
    emulator.close()
    throw error
  })
  const kept = data === ':memory:' ? 'in memory' : `in ${data}`
  if (!isLoopback)
    say(
      process.stderr,
      `Listening on ${host}: anyone who can reach this machine can use it. Not for production.`,
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

/** Shuts down cleanly on the first signal, immediately on a second one. */
function stopOnSignals(stop: () => Promise<void>): void {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1)
      stopping = true
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          say(process.stderr, explain(error))
          process.exit(1)
        },
      )
    })
  }
}

/** What went wrong, in one line: a stack trace doesn’t help with a mistyped flag. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const problem = storeProblem(error)
  if (problem) return `The data file cannot be used: ${problem}.`
  const code = 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return 'The port is taken. Choose another with --port, or --next-free-port.'
  return error.message
}

const stackOf = (error: unknown) => (error instanceof Error && error.stack) || String(error)

main().catch((error: unknown) => {
  say(process.stderr, explain(error))
  process.exitCode = isUsage(error) ? 2 : 1
})
