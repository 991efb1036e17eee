/**
 * The result of a step. A step that is a single check (types, lint …) counts as one.
 * @typedef {{ passed: number, failed: number }} Tally
 */

/**
 * @param {Tally[]} tallies
 * @returns {Tally}
 */
export function sum(tallies) {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    failed: tallies.reduce((total, { failed }) => total + failed, 0),
  }
}

/**
 * The tally of a test run. One that fails without a failed test (a crash, an error outside any
 * test, nothing to run) counts as one more failure.
 * @param {number} status its exit status
 * @param {Tally} tests
 * @returns {Tally}
 */
export function tallyOf(status, tests) {
  const failed = status !== 0 && tests.failed === 0 ? 1 : tests.failed
  return { passed: tests.passed, failed }
}

/**
 * Exits with a final line, and a matching exit status.
 * @param {Tally[]} tallies
 * @returns {never}
 */
export function finish(tallies) {
  const { passed, failed } = sum(tallies)
  console.log(`${passed} passed, ${failed} failed`)
  process.exit(failed === 0 && passed > 0 ? 0 : 1)
}
