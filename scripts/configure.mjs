import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { configure } from './lib/deploy.mjs'

const HELP = `Writes a configuration into a built console, and the policy that goes with it.

  --config FILE     the configuration, as described in the README
  --folder DIR      the built console (default: dist/console)
  --headers DIR     folder for the headers of servers (default: dist/deploy)
  --also ORIGIN     another origin that the console may connect to; may be repeated
`

const { values } = parseArgs({
  options: {
    config: { type: 'string' },
    folder: { type: 'string', default: 'dist/console' },
    headers: { type: 'string', default: 'dist/deploy' },
    also: { type: 'string', multiple: true, default: [] },
    help: { type: 'boolean', short: 'h', default: false },
  },
})

if (values.help || values.config === undefined) {
  process.stdout.write(HELP)
  process.exit(values.help ? 0 : 2)
}
try {
  const config = JSON.parse(await readFile(values.config, 'utf8'))
  console.log(await configure({ ...values, config }))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
