import { buildEmulator } from './lib/build.mjs'
import { ready } from './lib/ready.mjs'
import { become } from './lib/run.mjs'

await ready()
await buildEmulator()
await become(['dist/emulator/cli.js', ...process.argv.slice(2)])
