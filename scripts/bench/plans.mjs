import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { ROOT } from '../lib/root.mjs'

/**
 * What many changes do to many families, compiled as the console compiles it.
 * @param {import('./figures.mjs').Print} print
 */
export async function benchPlans(print) {
  const folder = await mkdtemp(join(tmpdir(), 'images-bench-'))
  try {
    await build({
      configFile: false,
      root: ROOT,
      logLevel: 'warn',
      publicDir: false,
      ssr: { noExternal: true },
      build: {
        ssr: 'scripts/bench/plans.ts',
        outDir: folder,
        emptyOutDir: true,
        target: 'node20',
        rolldownOptions: { output: { entryFileNames: 'plans.mjs' } },
      },
    })
    const { measurePlans } = await import(pathToFileURL(join(folder, 'plans.mjs')).href)
    measurePlans(print)
  } finally {
    await rm(folder, { recursive: true })
  }
}
