import { ready } from './lib/ready.mjs'
import { ROOT } from './lib/root.mjs'

await ready()
const { buildDemo } = await import('./lib/demo.mjs')
await buildDemo(`${ROOT}dist/demo`)
