import { buildConsole, buildEmulator } from '../lib/build.mjs'
import { needChromium } from '../lib/chromium.mjs'
import { ready } from '../lib/ready.mjs'
import { print } from './figures.mjs'

await ready()
const chromium = await needChromium('browser')
await buildConsole()
await buildEmulator()

/** Each part, and how it is measured. `npm run bench -- pages` runs only one. */
const PARTS = {
  plans: async () => (await import('./plans.mjs')).benchPlans(print),
  retire: async () => (await import('./plans.mjs')).benchRetire(print),
  bundle: async () => (await import('./bundle.mjs')).benchBundle(print),
  emulator: async () => (await import('./emulator.mjs')).benchEmulator(print),
  pages: async () => (await import('./pages.mjs')).benchPages(print, chromium),
  visits: async () => (await import('./visits.mjs')).benchVisits(print, chromium),
  runs: async () => (await import('./runs.mjs')).benchRuns(print, chromium),
  retirePage: async () => (await import('./retirePage.mjs')).benchRetirePage(print, chromium),
  large: async () => (await import('./large.mjs')).benchLarge(print, chromium),
}

const wanted = process.argv.slice(2)
for (const [name, measure] of Object.entries(PARTS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  console.log(`\n${name}`)
  await measure()
}
