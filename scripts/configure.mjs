import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { configure } from './lib/deploy.mjs'

const HELP = `Writes into a built console a configuration, the policy that goes with it, and the path it is served below.

  --config FILE     the configuration, as described in docs/configuration.md (default: the one that is there)
  --base PATH       the path, such as /console/ (default: the one that is there; in a build, /)
  --folder DIR      the built console (default: dist/console)
  --headers DIR     folder for the headers of servers (default: dist/deploy)
  --also ORIGIN     another origin that the console may connect to; may be repeated
  --google          connections that people add may sign in with Google
`

const { values } = parseArgs({
  options: {
    config: { type: 'string' },
    base: { type: 'string' },
    folder: { type: 'string', default: 'dist/console' },
    headers: { type: 'string', default: 'dist/deploy' },
    also: { type: 'string', multiple: true, default: [] },
    google: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
})

if (values.help) {
  process.stdout.write(HELP)
  process.exit()
}
try {
  const file = values.config ?? join(values.folder, 'config.json')
  const config = JSON.parse(await readFile(file, 'utf8'))
  console.log(await configure({ ...values, config }))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
