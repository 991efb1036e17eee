import { buildConsole, buildEmulator } from './lib/build.mjs'
import { ready } from './lib/ready.mjs'

await ready()
await buildConsole({ force: true })
await buildEmulator({ force: true })
