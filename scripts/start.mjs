import { buildConsole, buildEmulator } from './lib/build.mjs'
import { EMULATOR } from './lib/emulatorServer.mjs'
import { ready } from './lib/ready.mjs'
import { become } from './lib/run.mjs'

await ready()
await buildConsole()
await buildEmulator()

const own = ['--port', '5173', '--next-free-port', '--console', 'dist/console']
const data = ['--seed', 'demo', '--data', '.data/demo.sqlite']
await become([...EMULATOR, ...own, ...data, ...process.argv.slice(2)])
