import { parseArgs } from 'node:util'
import { ready } from './lib/ready.mjs'
import { ROOT } from './lib/root.mjs'

const { values } = parseArgs({ options: { base: { type: 'string', default: '/' } } })

await ready()
const { buildDemo } = await import('./lib/demo.mjs')
await buildDemo(`${ROOT}dist/demo`, values.base)
