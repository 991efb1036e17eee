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

try {
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
  } else {
    const config = await readJson(values.config ?? join(values.folder, 'config.json'))
    console.log(await configure({ ...values, config }))
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

/**
 * @param {string} path
 * @throws Error that names the file
 */
async function readJson(path) {
  const text = await readFile(path, 'utf8')
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`${path} is not JSON: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    })
  }
}
