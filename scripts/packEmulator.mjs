import { ready } from './lib/ready.mjs'

await ready()
const { packEmulator } = await import('./lib/package.mjs')
await packEmulator('dist')
