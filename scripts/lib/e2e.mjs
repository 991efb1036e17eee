import { readFile, rm } from 'node:fs/promises'
import { ROOT } from './root.mjs'
import { run } from './run.mjs'
import { tallyOf } from './tally.mjs'

const REPORT = 'test-results/e2e.json'

/**
 * The tests in the browser, against what is built in dist.
 * @param {string} chromium the path of its program
 * @param {string[]} args for Playwright
 * @returns {Promise<import('./tally.mjs').Tally>}
 */
export async function e2e(chromium, args = []) {
  await rm(ROOT + REPORT, { force: true })
  const env = {
    ...process.env,
    PLAYWRIGHT_CHROMIUM: chromium,
    PLAYWRIGHT_JSON_OUTPUT_FILE: ROOT + REPORT,
  }
  const cli = ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json']
  const status = await run(process.execPath, [...cli, ...args], { env })
  const report = await readFile(ROOT + REPORT, 'utf8').then(JSON.parse, () => ({}))
  const { expected = 0, unexpected = 0, flaky = 0 } = report.stats ?? {}
  return tallyOf(status, { passed: expected, failed: unexpected + flaky })
}
