import { parseArgs } from 'node:util'
import { ready, stop } from './lib/ready.mjs'
import { ROOT } from './lib/root.mjs'

await ready()
const { buildDemo } = await import('./lib/demo.mjs')
try {
  const { values } = parseArgs({ options: { base: { type: 'string', default: '/' } } })
  await buildDemo(`${ROOT}dist/demo`, values.base)
} catch (error) {
  stop(error instanceof Error ? error.message : String(error))
}
