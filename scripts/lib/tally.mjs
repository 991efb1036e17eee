/**
 * What a step found. A step that is one check (types, lint …) counts as one.
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
 * The tally of a test run. One that ends badly without a failed test (a crash, an error outside of
 * any test, nothing to run) has failed once more.
 * @param {number} status its exit status
 * @param {Tally} tests
 * @returns {Tally}
 */
export function tallyOf(status, tests) {
  const failed = status !== 0 && tests.failed === 0 ? 1 : tests.failed
  return { passed: tests.passed, failed }
}

/**
 * Ends the process: one last line, and an exit status true to it.
 * @param {Tally[]} tallies
 * @returns {never}
 */
export function finish(tallies) {
  const { passed, failed } = sum(tallies)
  console.log(`${passed} passed, ${failed} failed`)
  process.exit(failed === 0 && passed > 0 ? 0 : 1)
}
