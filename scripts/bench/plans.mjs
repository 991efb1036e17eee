import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { ROOT } from '../lib/root.mjs'

/**
 * Predicting what many changes do to many families.
 * @param {import('./figures.mjs').Print} print
 */
export async function benchPlans(print) {
  await compiled('plans', ({ measurePlans }) => measurePlans(print))
}

/**
 * Planning what to retire among many images.
 * @param {import('./figures.mjs').Print} print
 */
export async function benchRetire(print) {
  await compiled('retire', ({ measureRetire }) => measureRetire(print))
}

/**
 * Compiles a program in this folder the way the console is compiled.
 * @param {'plans' | 'retire'} name
 * @param {(program: typeof import('./plans.ts') & typeof import('./retire.ts')) => void} run
 */
async function compiled(name, run) {
  const folder = await mkdtemp(join(tmpdir(), 'images-bench-'))
  try {
    await build({
      configFile: false,
      root: ROOT,
      logLevel: 'warn',
      publicDir: false,
      ssr: { noExternal: true },
      build: {
        ssr: `scripts/bench/${name}.ts`,
        outDir: folder,
        emptyOutDir: true,
        target: 'node20',
        rolldownOptions: { output: { entryFileNames: `${name}.mjs` } },
      },
    })
    run(await import(pathToFileURL(join(folder, `${name}.mjs`)).href))
  } finally {
    await rm(folder, { recursive: true })
  }
}
