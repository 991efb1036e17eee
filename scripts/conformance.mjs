import { ready } from './lib/ready.mjs'

await ready()
const { runnerImport } = await import('vite')
const { module } = await runnerImport('./scripts/conformance/cli.ts', {
  configFile: false,
  logLevel: 'error',
})
/** @type {typeof import('./conformance/cli.ts')} */
const { keepGoing, main } = module
keepGoing()
process.exitCode = await main(process.argv.slice(2))
