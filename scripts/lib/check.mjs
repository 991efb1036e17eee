import { mkdir, readFile, rm } from 'node:fs/promises'
import { ROOT } from './root.mjs'
import { NODE, runLines } from './run.mjs'
import { tallyOf } from './tally.mjs'

const REPORT = 'test-results/unit.json'

/**
 * Types, lint and format one after the other, in parallel with the unit tests: as much as two cores
 * can do. Prints as it goes.
 * @returns {Promise<import('./tally.mjs').Tally[]>}
 */
export async function check() {
  const [statics, unit] = await Promise.all([staticChecks(), unitTests()])
  return [...statics, unit]
}

async function staticChecks() {
  return [
    await quiet('types', ['node_modules/typescript/bin/tsc', ...KNOWN_TYPES]),
    await quiet('lint', [
      'node_modules/oxlint/bin/oxlint',
      '--type-aware',
      '--deny-warnings',
      '--report-unused-disable-directives',
    ]),
    await quiet('unused', ['node_modules/knip/bin/knip.js', '--no-progress']),
    await quiet('format', ['node_modules/prettier/bin/prettier.cjs', '--check', '.', ...CACHE]),
  ]
}

/** What was checked before is only checked again if something it depends on has changed. */
const KNOWN_TYPES = ['--incremental', '--tsBuildInfoFile', 'node_modules/.cache/types.tsbuildinfo']
const CACHE = ['--log-level', 'warn', '--cache', '--cache-strategy', 'content']

/**
 * A check that prints only if it fails.
 * @param {string} name
 * @param {string[]} args what follows `node`
 */
async function quiet(name, args) {
  const start = performance.now()
  /** @type {string[]} */
  const lines = []
  const status = await runLines(args, (line) => lines.push(line))
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(status === 0 ? `✓ ${name} ${seconds} s` : [`✗ ${name}`, ...lines].join('\n'))
  return tallyOf(status, { passed: status === 0 ? 1 : 0, failed: 0 })
}

/**
 * @param {string[]} [args] for Vitest
 * @param {{ node: string[], env: NodeJS.ProcessEnv }} [on] another day or time zone
 * @returns {Promise<import('./tally.mjs').Tally>}
 */
export async function unitTests(args = [], on = { node: NODE, env: {} }) {
  await mkdir(`${ROOT}test-results`, { recursive: true })
  await rm(ROOT + REPORT, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`]
  const status = await runLines(
    ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...args],
    console.log,
    on.env,
    on.node,
  )
  const report = await readFile(ROOT + REPORT, 'utf8').then(JSON.parse, () => ({}))
  return tallyOf(status, {
    passed: report.numPassedTests ?? 0,
    failed: report.numFailedTests ?? 0,
  })
}
