import { buildRetire } from './lib/build.mjs'
import { ready } from './lib/ready.mjs'
import { become } from './lib/run.mjs'

await ready()
await buildRetire()
await become(['dist/retire/cli.js', ...process.argv.slice(2)])
