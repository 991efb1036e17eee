import { readFile } from 'node:fs/promises'
import { ROOT } from './root.mjs'
import { run } from './run.mjs'

/**
 * Makes the project ready to run, or exits saying what to do: a supported Node version, and the
 * dependencies in package-lock.json. Everything else is imported after this.
 */
export async function ready() {
  await checkNode()
  if (await installed()) return
  console.log('Installing dependencies (npm ci) …')
  const npm = process.env['npm_execpath']
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund']
  const status = npm
    ? await run(process.execPath, [npm, ...args])
    : await run('npm', args, { shell: process.platform === 'win32' })
  if (status !== 0) stop('Dependencies could not be installed: see above, then run `npm ci`.')
}

/**
 * Exits with a message that says what to do.
 * @param {string} message
 * @returns {never}
 */
export function stop(message) {
  console.error(message)
  process.exit(1)
}

async function checkNode() {
  const { engines } = JSON.parse(await readFile(`${ROOT}package.json`, 'utf8'))
  if (satisfies(process.versions.node, engines.node)) return
  stop(
    `Node ${process.versions.node} isn’t supported: install Node ${engines.node}, then try again.`,
  )
}

/**
 * Whether a version is in a range such as `^20.19.0 || >=22.12.0`.
 * @param {string} version
 * @param {string} range
 */
export function satisfies(version, range) {
  return range.split('||').some((part) => {
    const [, operator, least] = /^(\^|>=)(\S+)$/.exec(part.trim()) ?? []
    if (!least) throw new Error(`engines.node: "${part.trim()}" is not understood`)
    const order = compare(version, least)
    return order >= 0 && (operator === '>=' || parseInt(version) === parseInt(least))
  })
}

/**
 * @param {string} a
 * @param {string} b
 */
function compare(a, b) {
  const [left, right] = [a, b].map((v) => v.split('.').map((n) => parseInt(n)))
  for (const i of [0, 1, 2]) {
    const difference = (left?.[i] ?? 0) - (right?.[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/**
 * Whether node_modules contains what package-lock.json specifies. npm's last step is to write what
 * it installed to node_modules/.package-lock.json, so the two are compared entry by entry: file
 * dates mean little after a checkout or a copy.
 */
async function installed() {
  const wanted = await packages('package-lock.json')
  const present = await packages('node_modules/.package-lock.json')
  if (!wanted) stop('package-lock.json is missing: restore it from the repository.')
  if (!present) return false
  const names = new Set([...wanted.keys(), ...present.keys()])
  names.delete('')
  return [...names].every((name) => same(wanted.get(name), present.get(name)))
}

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean }} Entry
 * @param {string} path of a lockfile
 * @returns {Promise<Map<string, Entry> | undefined>} undefined if there is none
 */
async function packages(path) {
  try {
    const lock = JSON.parse(await readFile(ROOT + path, 'utf8'))
    return new Map(Object.entries(lock.packages))
  } catch {
    return undefined
  }
}

/**
 * An optional package may be missing: it is for another system.
 * @param {Entry | undefined} wanted
 * @param {Entry | undefined} present
 */
function same(wanted, present) {
  if (!present) return wanted?.optional === true
  return wanted?.version === present.version && wanted?.integrity === present.integrity
}
