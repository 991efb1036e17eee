import { buildConsole, buildEmulator } from './lib/build.mjs'
import { ready } from './lib/ready.mjs'
import { ROOT } from './lib/root.mjs'

await ready()
await buildConsole({ force: true })
await buildEmulator({ force: true })
const { writeBill } = await import('./lib/bill.mjs')
const { precompress } = await import('./lib/deploy.mjs')
await writeBill(`${ROOT}dist/sbom.cdx.json`, `${ROOT}dist/console/licenses.txt`)
await precompress(`${ROOT}dist/console`)
