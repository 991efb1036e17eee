import { buildConsole, buildEmulator } from './lib/build.mjs'
import { check } from './lib/check.mjs'
import { needChromium } from './lib/chromium.mjs'
import { e2e } from './lib/e2e.mjs'
import { ready } from './lib/ready.mjs'
import { finish } from './lib/tally.mjs'

await ready()
const chromium = await needChromium('shell')
const checked = await check()
finish([...checked, ...(await builtAndTried(chromium))])

/**
 * The build, and the browser tests, which need it.
 * @param {string} chromium
 * @returns {Promise<import('./lib/tally.mjs').Tally[]>}
 */
async function builtAndTried(chromium) {
  try {
    await buildConsole({ force: true })
    await buildEmulator({ force: true })
  } catch (error) {
    console.error(error)
    console.error('✗ build: the tests in the browser need it and were not run')
    return [{ passed: 0, failed: 1 }]
  }
  return [{ passed: 1, failed: 0 }, await e2e(chromium)]
}
