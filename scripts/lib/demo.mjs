import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { movedTo } from './deploy.mjs'
import { ROOT } from './root.mjs'

/** The demo needs no other: it talks to the emulator in the page's own Service Worker. */
const CONFIG = { apiBase: '/compute/v1', project: 'demo-project', label: 'Demo', color: 'teal' }

/**
 * Builds the demo that needs no server: the console, and the emulator as its Service Worker.
 * @param {string} outDir
 * @param {string} [base] the path it is served below: `/console/`
 */
export async function buildDemo(outDir, base = '/') {
  const { build, runnerImport } = await import('vite')
  // Otherwise loading the plugin sets it to development, and MUI's styles violate the policy.
  process.env['NODE_ENV'] = 'production'
  const { module } = await runnerImport(`${ROOT}scripts/vite/demo.ts`)
  await build({
    root: ROOT,
    logLevel: 'warn',
    plugins: [module.demo()],
    build: { outDir, emptyOutDir: true },
  })
  await writeFile(join(outDir, 'config.json'), JSON.stringify(CONFIG))
  const page = join(outDir, 'index.html')
  await writeFile(page, movedTo(base, await readFile(page, 'utf8')))
  const files = await filesIn(outDir)
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: {
      FILES: JSON.stringify(files),
      VERSION: JSON.stringify(await hashOf(outDir, files)),
      'process.env.NODE_ENV': '"production"',
    },
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2023',
      chunkSizeWarningLimit: 1000,
      lib: {
        entry: `${ROOT}src/emulator/worker/serviceWorker.ts`,
        formats: ['iife'],
        name: 'worker',
        fileName: () => 'worker.js',
      },
    },
  })
}

/** @param {string} folder */
async function filesIn(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length))
    .sort()
}

/**
 * @param {string} folder
 * @param {string[]} files
 */
async function hashOf(folder, files) {
  const hash = createHash('sha256')
  for (const name of files) hash.update(`${name}\0`).update(await readFile(join(folder, name)))
  return hash.digest('hex').slice(0, 16)
}
