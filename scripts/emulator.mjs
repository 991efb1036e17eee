import { buildEmulator } from './lib/build.mjs'
import { EMULATOR } from './lib/emulatorServer.mjs'
import { ready } from './lib/ready.mjs'
import { become } from './lib/run.mjs'

await ready()
await buildEmulator()
await become([...EMULATOR, ...process.argv.slice(2)])
