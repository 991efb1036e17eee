import { readFile, rm } from 'node:fs/promises'
import { ROOT } from './root.mjs'
import { NODE, run } from './run.mjs'
import { tallyOf } from './tally.mjs'

const REPORT = 'test-results/e2e.json'

/**
 * The browser tests, against the build in dist.
 * @param {string} chromium path of the executable
 * @param {string[]} args for Playwright
 * @param {{ node: string[], env: NodeJS.ProcessEnv }} [on] another day or time zone
 * @returns {Promise<import('./tally.mjs').Tally>}
 */
export async function e2e(chromium, args = [], on = { node: NODE, env: {} }) {
  await rm(ROOT + REPORT, { force: true })
  const env = {
    ...process.env,
    ...on.env,
    PLAYWRIGHT_CHROMIUM: chromium,
    PLAYWRIGHT_JSON_OUTPUT_FILE: ROOT + REPORT,
    // A build in this process has set it: what tests build must not depend on that.
    NODE_ENV: undefined,
  }
  const cli = ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json']
  const [program = '', ...before] = on.node
  const status = await run(program, [...before, ...cli, ...args], { env })
  const report = await readFile(ROOT + REPORT, 'utf8').then(JSON.parse, () => ({}))
  const { expected = 0, unexpected = 0, flaky = 0 } = report.stats ?? {}
  return tallyOf(status, { passed: expected, failed: unexpected + flaky })
}
