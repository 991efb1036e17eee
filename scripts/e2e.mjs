import { buildConsole, buildEmulator } from './lib/build.mjs'
import { needChromium } from './lib/chromium.mjs'
import { e2e } from './lib/e2e.mjs'
import { ready } from './lib/ready.mjs'
import { finish } from './lib/tally.mjs'

await ready()
const chromium = await needChromium('shell')
await buildConsole()
await buildEmulator()
finish([await e2e(chromium, process.argv.slice(2))])
