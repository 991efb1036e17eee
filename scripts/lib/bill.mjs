import { execFile } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { ROOT } from './root.mjs'

/**
 * Lists what is shipped: as a bill of materials (CycloneDX), and with the text of each license.
 * @param {string} bill path of the bill
 * @param {string} licenses path of the licenses
 */
export async function writeBill(bill, licenses) {
  // Included, because a build sets NODE_ENV, and npm then omits what only development needs: see below.
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--include=dev']
  const { stdout } = await promisify(execFile)('npm', args, {
    cwd: ROOT,
    maxBuffer: 64 << 20,
    shell: process.platform === 'win32',
  })
  await writeFile(bill, JSON.stringify(shippedOf(JSON.parse(stdout)), null, 2))
  await writeFile(licenses, await shippedLicenses())
}

/**
 * What is used of a bill.
 * @typedef {{ 'bom-ref': string, properties?: { name: string }[] }} Component
 * @typedef {{ components: Component[], dependencies: { ref: string, dependsOn: string[] }[] }} Bill
 */

/**
 * A bill without the packages that only development needs. npm’s `--omit dev` also drops those that are
 * shipped, but used by tools, too.
 * @param {Bill} bill
 * @returns {Bill}
 */
function shippedOf(bill) {
  const dropped = new Set(
    bill.components
      .filter(({ properties = [] }) =>
        properties.some(({ name }) => name === 'cdx:npm:package:development'),
      )
      .map((component) => component['bom-ref']),
  )
  return {
    ...bill,
    components: bill.components.filter((component) => !dropped.has(component['bom-ref'])),
    dependencies: bill.dependencies
      .filter(({ ref }) => !dropped.has(ref))
      .map(({ ref, dependsOn }) => ({
        ref,
        dependsOn: dependsOn.filter((to) => !dropped.has(to)),
      })),
  }
}

/** Each package with its license, by name; those for other systems aren't installed, and not shipped. */
async function shippedLicenses() {
  const lock = JSON.parse(await readFile(`${ROOT}package-lock.json`, 'utf8'))
  const paths = Object.entries(lock.packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional)
    .map(([path]) => path)
    .sort()
  const texts = await Promise.all(paths.map(licenseOf))
  return texts.filter((text) => text !== undefined).join(`\n${'-'.repeat(80)}\n\n`)
}

/** @param {string} path below the project */
async function licenseOf(path) {
  const folder = `${ROOT}${path}/`
  const names = await readdir(folder).catch(() => undefined)
  if (!names) return undefined
  const { name, version, license } = JSON.parse(await readFile(`${folder}package.json`, 'utf8'))
  const file = names.find((one) => /^licen[cs]e(?:\.|$)/i.test(one))
  const text = file === undefined ? '' : await readFile(folder + file, 'utf8')
  return `${name} ${version}\n${license}\n\n${text.trim()}\n`
}
