/**
 * The tests on other days and in other time zones: `npm run test:days`, or by the names in
 * lib/days.mjs `npm run test:days -- leap-day new-year`. `--whole` runs every browser test instead
 * of only those that show dates.
 */
import { parseArgs } from 'node:util'
import { buildConsole, buildEmulator } from './lib/build.mjs'
import { unitTests } from './lib/check.mjs'
import { needChromium } from './lib/chromium.mjs'
import { CONDITIONS, hasFaketime, under } from './lib/days.mjs'
import { e2e } from './lib/e2e.mjs'
import { ready, stop } from './lib/ready.mjs'
import { finish, sum } from './lib/tally.mjs'

/** The browser tests that check dates, ages or what is due. */
const SHOW_DATES = ['--grep', '@dates']

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { whole: { type: 'boolean', default: false } },
})
const unknown = positionals.filter((name) => CONDITIONS.every((one) => one.name !== name))
if (unknown.length > 0) {
  stop(
    `There is no ${unknown.join(', ')}. There are ${CONDITIONS.map(({ name }) => name).join(', ')}.`,
  )
}
if (!hasFaketime()) {
  stop(
    'faketime is missing, which lets programs run on another day: ' +
      'install it (Debian, Ubuntu: apt-get install faketime; Fedora: dnf install libfaketime), then try again.',
  )
}

await ready()
const chromium = await needChromium('shell')
await buildConsole()
await buildEmulator()

const tallies = []
for (const condition of CONDITIONS) {
  if (positionals.length > 0 && !positionals.includes(condition.name)) continue
  const start = performance.now()
  console.log(`\n— ${condition.name} —`)
  const on = under(condition)
  const tally = sum([
    await unitTests(['--silent=passed-only'], on),
    await e2e(chromium, values.whole ? [] : SHOW_DATES, on),
  ])
  const seconds = ((performance.now() - start) / 1000).toFixed(0)
  console.log(`${condition.name}: ${tally.passed} passed, ${tally.failed} failed in ${seconds} s`)
  tallies.push(tally)
}
finish(tallies)
