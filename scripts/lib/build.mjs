import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from './root.mjs'

/** Files that Vite reads settings from. */
const ENV = ['.env', '.env.local', '.env.production', '.env.production.local']

/** The inputs of each bundle; while they are unchanged, it isn't rebuilt. */
const CONSOLE = [
  'index.html',
  'public',
  'src',
  'scripts/vite',
  'scripts/lib/policy.mjs',
  'vite.config.ts',
  ...ENV,
]
const RETIRE = [
  'src/text',
  'src/compute',
  'src/api',
  'src/runs',
  'scripts/cli',
  'scripts/retire',
  'scripts/lib/build.mjs',
]
const EMULATOR = ['src/text', 'src/compute', 'src/emulator', 'scripts/lib/build.mjs']

/**
 * Builds the console into dist/console.
 * @param {{ force?: boolean }} [options] force: even if nothing changed
 */
export function buildConsole(options = {}) {
  return buildWhenChanged('console', CONSOLE, options, ({ build }) => build({ logLevel: 'warn' }))
}

/**
 * Bundles the emulator for Node into dist/emulator/cli.cjs. Only SQLite's binary stays separate: one
 * file loads faster than the many of its libraries, and one of CommonJS faster than a module.
 * @param {{ force?: boolean }} [options] force: even if nothing changed
 */
export function buildEmulator(options = {}) {
  return buildWhenChanged('emulator', EMULATOR, options, ({ build }) =>
    build({
      configFile: false,
      logLevel: 'warn',
      publicDir: false,
      ssr: { noExternal: true, external: ['@photostructure/sqlite'] },
      build: {
        ssr: 'src/emulator/host/cli.ts',
        outDir: 'dist/emulator',
        target: 'node20',
        rolldownOptions: {
          output: {
            format: 'cjs',
            entryFileNames: 'cli.cjs',
            chunkFileNames: 'assets/[name]-[hash].cjs',
          },
        },
      },
    }),
  )
}

/**
 * Bundles `npm run retire` for Node into dist/retire/cli.js.
 * @param {{ force?: boolean }} [options] force: even if nothing changed
 */
export function buildRetire(options = {}) {
  return buildWhenChanged('retire', RETIRE, options, ({ build }) =>
    build({
      configFile: false,
      // Otherwise it warns once per file about directives that only matter in a browser.
      logLevel: 'error',
      publicDir: false,
      ssr: { noExternal: true },
      build: {
        ssr: 'scripts/retire/cli.ts',
        outDir: 'dist/retire',
        target: 'node20',
        rolldownOptions: { output: { entryFileNames: 'cli.js' } },
      },
    }),
  )
}

/**
 * @param {string} name of the bundle, a folder of dist
 * @param {string[]} inputs files and folders of the project
 * @param {{ force?: boolean }} options
 * @param {(vite: typeof import('vite')) => Promise<unknown>} build
 */
async function buildWhenChanged(name, inputs, { force = false }, build) {
  const stamp = `${ROOT}dist/${name}.inputs`
  const hash = await hashOf([...inputs, 'package-lock.json', 'tsconfig.json'])
  if (!force && existsSync(`${ROOT}dist/${name}`) && (await text(stamp)) === hash) return
  const start = performance.now()
  // Not to stdout, which a command may use for its output.
  process.stderr.write(`Building the ${name} … `)
  await mkdir(`${ROOT}dist`, { recursive: true })
  await writeFile(stamp, '')
  await build(await import('vite'))
  await writeFile(stamp, hash)
  process.stderr.write(`${((performance.now() - start) / 1000).toFixed(1)} s\n`)
}

/**
 * A hash over names and contents, and over the settings that the build reads from the environment.
 * @param {string[]} paths
 */
async function hashOf(paths) {
  const hash = createHash('sha256')
  for (const [key, value] of Object.entries(process.env)) {
    if (key.startsWith('VITE_')) hash.update(`${key}=${value}\0`)
  }
  for (const path of (await Promise.all(paths.map(files))).flat().sort()) {
    hash.update(`${path}\0`).update(await readFile(join(ROOT, path)))
  }
  return hash.digest('hex')
}

/**
 * @param {string} path a file or a folder
 * @returns {Promise<string[]>} the file, or all files below the folder; none if it doesn't exist
 */
async function files(path) {
  const entries = await readdir(join(ROOT, path), { recursive: true, withFileTypes: true }).catch(
    (error) => (error.code === 'ENOTDIR' ? undefined : []),
  )
  if (!entries) return [path]
  return entries
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length))
}

/** @param {string} path */
async function text(path) {
  return readFile(path, 'utf8').catch(() => undefined)
}
