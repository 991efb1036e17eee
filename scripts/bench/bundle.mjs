import { allScripts, initialScripts } from '../lib/bundle.mjs'

/**
 * What the first page loads, and the largest of the later chunks.
 * @param {import('./figures.mjs').Print} print
 */
export async function benchBundle(print) {
  const initial = await initialScripts()
  const total = initial.reduce((sum, script) => sum + script.gzip, 0)
  print('initial JavaScript, gzip', `${kB(total)} in ${initial.length} files`, '≤ 150 kB in 8')
  for (const { name, gzip } of initial.toSorted(largestFirst)) print(`  ${name}`, kB(gzip))
  const names = new Set(initial.map(({ name }) => name))
  const later = (await allScripts()).filter(({ name }) => !names.has(name)).toSorted(largestFirst)
  for (const { name, gzip } of later.slice(0, 5)) print(`later: ${name}`, kB(gzip), '≤ 90 kB')
}

/** @typedef {import('../lib/bundle.mjs').Built} Built */

/**
 * @param {Built} a
 * @param {Built} b
 */
const largestFirst = (a, b) => b.gzip - a.gzip

/** @param {number} bytes */
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`
