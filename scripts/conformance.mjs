import { ready } from './lib/ready.mjs'

await ready()
const { runnerImport } = await import('vite')
const inline = { configFile: false, logLevel: /** @type {const} */ ('error') }
/** @type {{ module: typeof import('./conformance/cli.ts') }} */
const { module } = await runnerImport('./scripts/conformance/cli.ts', inline)
process.exitCode = await module.main(process.argv.slice(2))
