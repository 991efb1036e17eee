/** `npm run retire`: the planner, the guard and the runner of the console, without a browser. */
import { explain } from '../../src/api/http/error.ts'
import { connect, session } from '../../src/api/http/session.ts'
import { createQueryClient } from '../../src/api/queryClient.ts'
import { keepGoing } from '../cli/keepGoing.ts'
import { apply } from './apply.ts'
import { check } from './check.ts'
import { due } from './due.ts'
import { HELP, readOptions } from './options.ts'
import { ERROR, NOTHING_TO_DO, warn } from './output.ts'
import { plan } from './plan.ts'
import { newTokenAdvice, signInFrom } from './tokenFile.ts'
import { undo } from './undo.ts'

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2))
  if (options.help) {
    process.stdout.write(HELP)
    return NOTHING_TO_DO
  }
  connect({ base: options.apiBase, universe: universeOf(options.apiBase) })
  if (options.tokenFile !== undefined) await signInFrom(options.tokenFile)
  const client = createQueryClient()
  // Nothing is displayed, so cached data isn't needed again.
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, gcTime: 0 } })
  try {
    return await COMMANDS[options.verb](client, options)
  } catch (error) {
    warn(explain(error))
    return ERROR
  } finally {
    if (session().refused) warn(newTokenAdvice(options.tokenFile))
  }
}

const COMMANDS = { plan, apply, undo, due, check }

/** The universe of a service host: `compute.googleapis.com` → `googleapis.com`. */
function universeOf(base: string): string {
  const { hostname } = new URL(base)
  return hostname.startsWith('compute.') ? hostname.slice('compute.'.length) : 'googleapis.com'
}

keepGoing()
main().then(
  (status) => (process.exitCode = status),
  (error: unknown) => {
    warn(explain(error))
    process.exitCode = ERROR
  },
)
