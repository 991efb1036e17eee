import { check } from './lib/check.mjs'
import { ready } from './lib/ready.mjs'
import { finish } from './lib/tally.mjs'

await ready()
finish(await check())
